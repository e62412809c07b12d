import type { ChangedNotice, ChangeTopic } from '../../server/contract/changes';
import type { UserId } from '../../server/contract/ids';
import type { Queryable } from '../Queryable';

/** Who is to know: people by name, or all who are something. */
export type ChangeAudience =
  | { readonly users: readonly UserId[] }
  | { readonly audience: 'admins' | 'agents' | 'everyone' };

export interface Change extends ChangedNotice {
  readonly to: ChangeAudience;
}

/** Every process that listens here is told of each change. */
export const CHANGED_CHANNEL = 'plenum_changed';

const TOPICS: readonly ChangeTopic[] = ['notifications', 'bookings', 'tickets', 'meetings'];
/** A notice of the database holds 8,000 bytes. */
const USERS_IN_ONE = 150;

/** Tells all processes, and through them the open browsers of those meant, that something has changed: when the transaction of `source` is committed, and not at all when it is not. */
export async function tellChanged(source: Queryable, { topic, id, to }: Change): Promise<void> {
  for (const part of inParts(to)) {
    await source.query('SELECT pg_notify($1, $2)', [
      CHANGED_CHANNEL,
      JSON.stringify({ topic, id, to: part }),
    ]);
  }
}

/** Reads what `tellChanged` told; undefined where it was someone else. */
export function readChange(payload: string): Change | undefined {
  try {
    const change = JSON.parse(payload) as Partial<Change>;
    return change.to && TOPICS.some((topic) => topic === change.topic) ? (change as Change) : undefined;
  } catch {
    return undefined;
  }
}

function inParts(to: ChangeAudience): readonly ChangeAudience[] {
  if ('audience' in to) return [to];
  const users = [...new Set(to.users)];
  const count = Math.ceil(users.length / USERS_IN_ONE);
  return Array.from({ length: count }, (_, index) => ({
    users: users.slice(index * USERS_IN_ONE, (index + 1) * USERS_IN_ONE),
  }));
}
