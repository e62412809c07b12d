import type { StoredRetentionRule } from '../../../db/stores/RetentionStore';
import type { RetentionRuleView, SetRetentionRuleRequest } from '../../contract/archive';
import type { RetentionRuleId } from '../../contract/ids';
import type { Logger } from '../../kernel/Logger';
import type { Act } from '../AuditTrail';
import { UnknownDepartmentError, UnknownRetentionRuleError, UnknownRoomError } from '../organisationErrors';
import type { ArchiveParts } from './MeetingRecordService';

/** So many are deleted in one statement: others get their turn in between. */
const AT_ONCE = 500;

/** How long records are kept: for ever, unless a rule says otherwise; and what is under legal hold stays in any case. */
export class RetentionService {
  constructor(private readonly parts: ArchiveParts & { readonly logger: Logger }) {}

  async list(): Promise<readonly RetentionRuleView[]> {
    return (await this.parts.stores.retention.list()).map(toView);
  }

  /** Throws UnknownRoomError or UnknownDepartmentError. */
  async set({ room, department, days }: SetRetentionRuleRequest, act: Act): Promise<RetentionRuleView> {
    const rule = { room: room ?? null, department: department ?? null, days };
    return this.parts.trail.run(act, async (stores) => {
      if (room && !(await stores.rooms.find(room))) throw new UnknownRoomError();
      if (department && !(await stores.departments.find(department))) throw new UnknownDepartmentError();
      const before = await stores.retention.findFor(rule);
      const id = await stores.retention.set(rule);
      const stored = await stores.retention.find(id);
      if (!stored) throw new UnknownRetentionRuleError();
      return {
        value: toView(stored),
        object: { kind: 'retention-rule', id },
        before: before && { days: before.days },
        after: rule,
      };
    });
  }

  async delete(id: RetentionRuleId, act: Act): Promise<void> {
    await this.parts.trail.run(act, async (stores) => {
      const before = await stores.retention.find(id);
      if (!before) throw new UnknownRetentionRuleError();
      await stores.retention.delete(id);
      return { value: undefined, object: { kind: 'retention-rule', id }, before: toView(before) };
    });
  }

  /** Deletes the meetings whose records have been kept long enough. Answers how many. */
  async deleteExpired(): Promise<number> {
    const { stores, logger, now } = this.parts;
    const at = new Date(now());
    let deleted = 0;
    for (;;) {
      const count = await stores.retention.deleteExpired(at, AT_ONCE);
      deleted += count;
      if (count < AT_ONCE) break;
    }
    if (deleted > 0) logger.info('records deleted, their time was over', { deleted });
    return deleted;
  }
}

function toView({
  id,
  room,
  roomName,
  department,
  departmentName,
  days,
}: StoredRetentionRule): RetentionRuleView {
  return {
    id,
    room: room && { id: room, name: roomName ?? '' },
    department: department && { id: department, name: departmentName ?? '' },
    days,
  };
}
