import type { MeetingId, TicketId } from '../../server/contract/ids';
import type { ConnectionReport } from '../../server/contract/support';
import type { Queryable } from '../Queryable';

export interface StoredReport {
  readonly report: ConnectionReport;
  readonly meeting: string | null;
  readonly sharedAt: Date;
  readonly expiresAt: Date;
}

/** The queries of what people let support look at, for a while. */
export class TicketReportStore {
  constructor(private readonly source: Queryable) {}

  async share(
    ticket: TicketId,
    share: { report: ConnectionReport; meeting: MeetingId | null; sharedAt: Date; expiresAt: Date },
  ): Promise<void> {
    await this.source.query(
      `INSERT INTO ticket_reports (ticket_id, report, meeting_id, shared_at, expires_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (ticket_id) DO UPDATE SET report = excluded.report, meeting_id = excluded.meeting_id,
         shared_at = excluded.shared_at, expires_at = excluded.expires_at`,
      [ticket, JSON.stringify(share.report), share.meeting, share.sharedAt, share.expiresAt],
    );
  }

  async withdraw(ticket: TicketId): Promise<void> {
    await this.source.query('DELETE FROM ticket_reports WHERE ticket_id = $1', [ticket]);
  }

  /** What is shared at `now`; undefined when nothing is, or no more. */
  async find(ticket: TicketId, now: Date): Promise<StoredReport | undefined> {
    const [row] = await this.source.query<StoredReport[]>(
      `SELECT r.report, m.title AS meeting, r.shared_at AS "sharedAt", r.expires_at AS "expiresAt"
       FROM ticket_reports r LEFT JOIN meetings m ON m.id = r.meeting_id
       WHERE r.ticket_id = $1 AND r.expires_at > $2`,
      [ticket, now],
    );
    return row;
  }

  async forget(now: Date): Promise<void> {
    await this.source.query('DELETE FROM ticket_reports WHERE expires_at <= $1', [now]);
  }
}
