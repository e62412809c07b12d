import { NoticeListener } from '../db/NoticeListener';
import { CHANGED_CHANNEL, type Change, type ChangeAudience, readChange } from '../db/stores/tellChanged';
import type { ChangedNotice, ChangeTopic } from './contract/changes';
import type { UserActor } from './kernel/Actor';
import type { Logger } from './kernel/Logger';

/** Tells the sockets of whoever `isMeant` names. */
export type TellSockets = (notice: ChangedNotice, isMeant: (actor: UserActor) => boolean) => void;

const TOPICS = Object.keys({
  notifications: true,
  bookings: true,
  tickets: true,
  meetings: true,
} satisfies Record<ChangeTopic, true>) as readonly ChangeTopic[];

/** Tells open browsers what any process has changed in the database, as far as it is theirs to know. */
export class ChangeRelay {
  readonly #listener: NoticeListener;

  constructor(
    url: string,
    private readonly tell: TellSockets,
    logger: Logger,
  ) {
    this.#listener = new NoticeListener(url, CHANGED_CHANNEL, logger);
    this.#listener.on('noticed', (payload) => this.#relay(readChange(payload)));
    this.#listener.on('resumed', () => this.#tellAll());
  }

  /** Resolves once it listens. */
  open(): Promise<void> {
    return this.#listener.open();
  }

  close(): Promise<void> {
    return this.#listener.close();
  }

  #relay(change: Change | undefined): void {
    if (!change) return;
    const { topic, id, to } = change;
    this.tell({ topic, id }, isMeantBy(to));
  }

  /** Something was told while nobody listened here. */
  #tellAll(): void {
    for (const topic of TOPICS) this.tell({ topic, id: null }, () => true);
  }
}

function isMeantBy(to: ChangeAudience): (actor: UserActor) => boolean {
  if ('users' in to) {
    const users = new Set(to.users);
    return ({ user }) => users.has(user);
  }
  switch (to.audience) {
    case 'admins':
      return ({ role }) => role === 'admin';
    case 'agents':
      return ({ role, isSupportAgent }) => isSupportAgent || role === 'admin';
    case 'everyone':
      return () => true;
  }
}
