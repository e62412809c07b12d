import type { ChatPerson } from '../../../server/contract/chat';
import type { ParticipantId } from '../../../server/contract/ids';

const MOST = 20;

/** Whom a text names with `@` and their whole name; where one name begins another, the longer one is meant. */
export function readMentions(text: string, people: readonly ChatPerson[]): ParticipantId[] {
  const byLength = [...people].sort((a, b) => b.displayName.length - a.displayName.length);
  const found = new Set<ParticipantId>();
  for (const { index } of text.matchAll(/@/gu)) {
    const rest = text.slice(index + 1).toLocaleLowerCase();
    const named = byLength.find(({ displayName }) => rest.startsWith(displayName.toLocaleLowerCase()));
    if (named) found.add(named.id);
  }
  return [...found].slice(0, MOST);
}
