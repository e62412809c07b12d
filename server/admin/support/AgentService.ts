import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import type { StoredAgent, StoredShift } from '../../../db/stores/SupportStaffStore';
import type { ShiftId, UserId } from '../../contract/ids';
import type {
  AddAgentRequest,
  AgentView,
  ChangeAgentRequest,
  ShiftRequest,
  ShiftView,
  SupportDeskView,
} from '../../contract/supportStaff';
import type { Act } from '../AuditTrail';
import { UnknownAgentError, UnknownShiftError, UnknownUserError } from '../organisationErrors';
import { isRunning } from './isRunning';
import type { DeskParts } from './TicketDesk';

export interface AgentParts extends DeskParts {
  /** Gives back to the queue what those had who are agents no more. */
  readonly release: () => Promise<void>;
}

/** The figure that everybody sees is of this long. */
const RECENT_MS = 30 * 24 * 60 * 60_000;

/** Who answers for support, what, and when. */
export class AgentService {
  constructor(private readonly parts: AgentParts) {}

  async viewDesk(): Promise<SupportDeskView> {
    const { stores, now } = this.parts;
    const [from, until] = [new Date(now() - RECENT_MS), new Date(now())];
    const { firstAnswer } = await stores.supportFigures.total({ from, until });
    return { onDuty: (await this.#onDuty()).size, medianFirstAnswer: firstAnswer.median };
  }

  async list(): Promise<readonly AgentView[]> {
    const onDuty = await this.#onDuty();
    return (await this.parts.stores.supportStaff.agents()).map((agent) => toAgentView(agent, onDuty));
  }

  async view(user: UserId): Promise<AgentView> {
    return toAgentView(await findAgent(this.parts.stores, user), await this.#onDuty());
  }

  /** Throws UnknownUserError, also for who is disabled. */
  async add({ user, ...skills }: AddAgentRequest, act: Act): Promise<AgentView> {
    await this.parts.trail.run(act, async (stores) => {
      const before = await stores.users.find(user);
      if (!before || before.disabledAt) throw new UnknownUserError();
      await stores.users.update(user, { isSupportAgent: true });
      await stores.supportStaff.setSkills(user, skills);
      const { isSupportAgent } = before;
      const after = { isSupportAgent: true, ...skills };
      return { value: undefined, object: { kind: 'user', id: user }, before: { isSupportAgent }, after };
    });
    return this.view(user);
  }

  async change(user: UserId, change: ChangeAgentRequest, act: Act): Promise<AgentView> {
    await this.parts.trail.run(act, async (stores) => {
      const { topics, languages } = await findAgent(stores, user);
      await stores.supportStaff.setSkills(user, change);
      const before = { topics, languages };
      return { value: undefined, object: { kind: 'user', id: user }, before, after: change };
    });
    return this.view(user);
  }

  /** What they had goes back into the queue; their shifts are gone. */
  async remove(user: UserId, act: Act): Promise<void> {
    await this.parts.trail.run(act, async (stores) => {
      const { topics, languages } = await findAgent(stores, user);
      await stores.users.update(user, { isSupportAgent: false });
      await stores.supportStaff.forget(user);
      const before = { isSupportAgent: true, topics, languages };
      return {
        value: undefined,
        object: { kind: 'user', id: user },
        before,
        after: { isSupportAgent: false },
      };
    });
    await this.parts.release();
  }

  async listShifts(): Promise<readonly ShiftView[]> {
    const now = this.parts.now();
    return (await this.parts.stores.supportStaff.shifts()).map((shift) => toShiftView(shift, now));
  }

  /** Throws UnknownAgentError. */
  async addShift(request: ShiftRequest, act: Act): Promise<ShiftView> {
    return this.parts.trail.run(act, async (stores) => {
      await findAgent(stores, request.agent);
      const id = await stores.supportStaff.addShift(request);
      const value = toShiftView(await findShift(stores, id), this.parts.now());
      return { value, object: { kind: 'shift', id }, after: request };
    });
  }

  /** Throws UnknownAgentError. */
  async changeShift(id: ShiftId, request: ShiftRequest, act: Act): Promise<ShiftView> {
    return this.parts.trail.run(act, async (stores) => {
      const before = await findShift(stores, id);
      await findAgent(stores, request.agent);
      await stores.supportStaff.changeShift(id, request);
      const value = toShiftView(await findShift(stores, id), this.parts.now());
      return { value, object: { kind: 'shift', id }, before, after: request };
    });
  }

  async deleteShift(id: ShiftId, act: Act): Promise<void> {
    await this.parts.trail.run(act, async (stores) => {
      const before = await findShift(stores, id);
      await stores.supportStaff.deleteShift(id);
      return { value: undefined, object: { kind: 'shift', id }, before };
    });
  }

  async #onDuty(): Promise<ReadonlySet<UserId>> {
    const now = this.parts.now();
    const shifts = await this.parts.stores.supportStaff.shifts();
    return new Set(shifts.filter((shift) => isRunning(shift, now)).map(({ agent }) => agent.id));
  }
}

async function findAgent({ supportStaff }: OrganisationStores, user: UserId): Promise<StoredAgent> {
  const agent = await supportStaff.agent(user);
  if (!agent) throw new UnknownAgentError();
  return agent;
}

async function findShift({ supportStaff }: OrganisationStores, id: ShiftId): Promise<StoredShift> {
  const shift = await supportStaff.shift(id);
  if (!shift) throw new UnknownShiftError();
  return shift;
}

function toAgentView(agent: StoredAgent, onDuty: ReadonlySet<UserId>): AgentView {
  return { ...agent, onDuty: onDuty.has(agent.id) };
}

function toShiftView(shift: StoredShift, now: number): ShiftView {
  return { ...shift, running: isRunning(shift, now) };
}
