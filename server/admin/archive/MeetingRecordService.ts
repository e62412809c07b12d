import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import type { WholeRecord } from '../../../db/stores/RecordStore';
import type { RecordFilter } from '../../../db/stores/recordConditions';
import type { ChangeRecordRequest, RecordPage, RecordQuery, RecordView } from '../../contract/archive';
import type { DepartmentId, MeetingId } from '../../contract/ids';
import type { UserActor } from '../../kernel/Actor';
import { PlenumError } from '../../kernel/PlenumError';
import type { Act, AuditTrail } from '../AuditTrail';
import type { OrganisationAccess } from '../OrganisationAccess';
import { UnknownRecordError } from '../organisationErrors';
import { checkVersion, versionOf } from '../versionOf';
import { toRecordEntry, toRecordView } from './toRecordView';

export interface ArchiveParts {
  readonly stores: OrganisationStores;
  readonly trail: AuditTrail;
  readonly access: OrganisationAccess;
  /** The meetings that run now. */
  readonly live: { readonly meetings: readonly MeetingId[] };
  readonly now: () => number;
}

/** Who met when: found by those who were there and those who administer it, described, held and deleted. */
export class MeetingRecordService {
  constructor(private readonly parts: ArchiveParts) {}

  async search(query: RecordQuery, actor: UserActor): Promise<RecordPage> {
    const { stores, access } = this.parts;
    const { offset, limit, sort, order, ...filter } = query;
    const sight = await access.recordSightOf(actor);
    const found = await stores.records.search(
      await this.toFilter(filter),
      { offset, limit, sort, order },
      sight,
    );
    return { ...found, items: found.items.map(toRecordEntry) };
  }

  async view(id: MeetingId, actor: UserActor): Promise<RecordView> {
    return this.#viewIn(this.parts.stores, id, actor);
  }

  /** To change the record of a meeting is a privileged act, also for its hosts. */
  async change(id: MeetingId, { version, ...change }: ChangeRecordRequest, act: Act): Promise<RecordView> {
    return this.parts.trail.run(act, async (stores) => {
      const before = await this.#lock(stores, id);
      checkVersion(version, versionOf(changeableOf(before)));
      await stores.records.update(id, change);
      const data = { record: id, by: act.actor.user };
      await stores.tell({ event: 'record.changed', at: new Date(this.parts.now()), data });
      return {
        value: await this.#viewIn(stores, id, act.actor),
        object: { kind: 'record', id },
        before: Object.fromEntries(Object.entries(before).filter(([key]) => key in change)),
        after: change,
      };
    });
  }

  /** Throws `conflict` while it is held, or the meeting runs. */
  async delete(id: MeetingId, act: Act): Promise<void> {
    await this.parts.trail.run(act, async (stores) => {
      const { topic, startedAt, endedAt, heldAt, isDemo } = await this.#lock(stores, id);
      if (heldAt) throw new PlenumError('conflict', 'The record is under legal hold.');
      if (endedAt === null || isDemo || this.parts.live.meetings.includes(id)) {
        throw new PlenumError('conflict', 'The meeting is still running. End it first.');
      }
      await stores.records.delete(id);
      return { value: undefined, object: { kind: 'record', id }, before: { topic, startedAt, endedAt } };
    });
  }

  /** Nobody deletes it until it is released; a new reason takes the place of the one before. */
  async hold(id: MeetingId, reason: string, act: Act): Promise<RecordView> {
    const hold = { since: new Date(this.parts.now()), by: act.actor.displayName, reason };
    return this.#setHold(id, hold, act);
  }

  async release(id: MeetingId, act: Act): Promise<RecordView> {
    return this.#setHold(id, null, act);
  }

  /** A department stands for all below it. */
  async toFilter(
    query: Omit<RecordFilter, 'departments'> & { department?: DepartmentId | undefined },
  ): Promise<RecordFilter> {
    const { department, ...filter } = query;
    if (!department) return filter;
    return { ...filter, departments: await this.parts.stores.departments.within([department]) };
  }

  async #setHold(
    id: MeetingId,
    hold: { since: Date; by: string; reason: string } | null,
    act: Act,
  ): Promise<RecordView> {
    return this.parts.trail.run(act, async (stores) => {
      const { holdReason } = await this.#lock(stores, id);
      await stores.records.hold(id, hold);
      return {
        value: await this.#viewIn(stores, id, act.actor),
        object: { kind: 'record', id },
        before: { reason: holdReason },
        after: { reason: hold?.reason ?? null },
      };
    });
  }

  async #lock(stores: OrganisationStores, id: MeetingId): Promise<WholeRecord> {
    await stores.records.lock(id);
    const record = await stores.records.find(id);
    if (!record) throw new UnknownRecordError();
    return record;
  }

  async #viewIn(stores: OrganisationStores, id: MeetingId, actor: UserActor): Promise<RecordView> {
    const record = await stores.records.find(id);
    if (!record) throw new UnknownRecordError();
    // One after the other: in a transaction they share a connection.
    const visits = await stores.records.visits([id]);
    const names = await stores.records.namesOf(record.hosts);
    const deletedFrom = await stores.retention.deletedFrom(id);
    const managed = await this.parts.access.managesRecord(actor, record);
    const editable = managed || record.hosts.includes(actor.user);
    const version = versionOf(changeableOf(record));
    return {
      ...toRecordView(record, visits, names),
      deletedFrom: toIso(deletedFrom),
      editable,
      managed,
      version,
    };
  }
}

/** What people may change of a record: facts that come in meanwhile make no other version. */
function changeableOf({ topic, description, tags, minutes }: WholeRecord) {
  return { topic, description, tags, minutes };
}

function toIso(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}
