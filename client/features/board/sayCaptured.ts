import type { TFunction } from 'i18next';
import type { PageCapturedNotice } from '../../../server/contract/board';
import type { ParticipantId } from '../../../server/contract/ids';

/** Who is who in the meeting, for one of them. */
export interface KnownPeople {
  readonly self: ParticipantId | null;
  readonly nameOf: (participant: ParticipantId) => string | undefined;
}

/** Who has captured what, and on which page it is. */
export function sayCaptured(
  { participant, number, captured }: PageCapturedNotice,
  { self, nameOf }: KnownPeople,
  t: TFunction<'board'>,
): string {
  const name = nameOf(participant) ?? t('somebody');
  if (!('participant' in captured)) return t(`capture.news.${captured.kind}`, { name, number });
  const { kind, participant: whose } = captured;
  if (whose === self) return t(`capture.news.${kind}Yours`, { name, number });
  if (whose === participant) return t(`capture.news.${kind}Theirs`, { name, number });
  return t(`capture.news.${kind}`, { name, number, source: nameOf(whose) ?? t('somebody') });
}
