import type { DueReminder } from '../../../db/stores/CalendarStore';
import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import type { JobSender } from '../../jobs/JobQueue';

export interface ReminderParts {
  readonly stores: OrganisationStores;
  readonly jobs: JobSender;
  readonly now: () => number;
}

const HOUR_MS = 60 * 60 * 1000;
const KEPT_MS = 90 * 24 * HOUR_MS;

/** Reminds those who come, and the organiser, of dates that begin soon: each date once, however many processes ask. */
export class Reminders {
  #prunedAt = 0;

  constructor(private readonly parts: ReminderParts) {}

  /** Sends what is due. */
  async run(): Promise<void> {
    const now = new Date(this.parts.now());
    await this.parts.stores.transaction(async (stores) => {
      const due = await stores.calendar.takeDueReminders(now);
      await stores.notifications.add(
        due.flatMap(({ user, ...date }) => (user ? { user, content: toContent(date) } : [])),
        now,
      );
      for (const date of new Set(due.map(({ occurrence }) => occurrence))) {
        await this.#mail(
          stores,
          due.filter(({ occurrence }) => occurrence === date),
        );
      }
    });
    await this.#prune(now);
  }

  async #mail(stores: OrganisationStores, dates: readonly DueReminder[]): Promise<void> {
    const [first] = dates;
    const invitations = dates.flatMap(({ invitation }) => invitation ?? []);
    if (!first || invitations.length === 0) return;
    const { occurrence, sequence } = first;
    await this.parts.jobs.send(
      'invitation-mails',
      { invitations, occurrence, kind: 'reminder', sequence },
      stores.source,
    );
  }

  /** What people were told a season ago nobody reads again. */
  async #prune(now: Date): Promise<void> {
    if (now.getTime() - this.#prunedAt < HOUR_MS) return;
    this.#prunedAt = now.getTime();
    await this.parts.stores.notifications.prune(new Date(now.getTime() - KEPT_MS));
  }
}

function toContent({ booking, occurrence, title, zone, start, repeats, minutes }: Omit<DueReminder, 'user'>) {
  return {
    kind: 'reminder' as const,
    booking: {
      id: booking,
      title,
      zone,
      start: start.toISOString(),
      occurrence: repeats ? occurrence : null,
    },
    by: null,
    minutes,
  };
}
