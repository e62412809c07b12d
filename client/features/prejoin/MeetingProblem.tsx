import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../ui/ButtonLink';
import { FullPageMessage } from '../../ui/FullPageMessage';
import { useDocumentTitle } from '../../ui/useDocumentTitle';
import { useErrorText } from '../../ui/useErrorText';

interface MeetingProblemProps {
  readonly error: unknown;
  readonly onTryAgain: () => void;
}

/** A meeting that cannot be entered: no such code, over, full, or out of reach. Each says what to do. */
export function MeetingProblem({ error, onTryAgain }: MeetingProblemProps) {
  const { t } = useTranslation('prejoin');
  const errorText = useErrorText();
  const kind = kindOf(error);
  const title = t(`closed.${kind}.title`);
  useDocumentTitle(title);
  return (
    <FullPageMessage
      title={title}
      actions={
        <>
          {(kind === 'full' || kind === 'other') && (
            <Button onClick={onTryAgain}>{t('problem.tryAgain')}</Button>
          )}
          <ButtonLink to="/" variant={kind === 'full' || kind === 'other' ? 'default' : 'filled'}>
            {t('closed.home')}
          </ButtonLink>
        </>
      }
    >
      {kind === 'other' ? errorText(error) : t(`closed.${kind}.text`)}
    </FullPageMessage>
  );
}

function kindOf(error: unknown): 'unknown' | 'ended' | 'full' | 'other' {
  switch (error instanceof Error && 'code' in error && error.code) {
    case 'meeting-not-found':
    case 'not-found':
    case 'invalid-request':
      return 'unknown';
    case 'meeting-ended':
      return 'ended';
    case 'meeting-full':
      return 'full';
    default:
      return 'other';
  }
}
