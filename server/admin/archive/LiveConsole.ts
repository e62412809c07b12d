import type { WholeRecord } from '../../../db/stores/RecordStore';
import type { LiveMeetingView, LiveParticipantView } from '../../contract/archive';
import type { ParticipantView } from '../../contract/conference';
import type { MeetingId, ParticipantId } from '../../contract/ids';
import type { UserActor } from '../../kernel/Actor';
import type { ArchiveParts } from './MeetingRecordService';
import { toRecordEntry } from './toRecordView';

/** How the link of somebody in a meeting does. */
export interface LinkState {
  readonly participant: ParticipantId;
  /** Parts of packets lost, 0 to 1; undefined before anything is known. */
  readonly lossIn: number | undefined;
  readonly lossOut: number | undefined;
  /** Milliseconds. */
  readonly roundTrip: number | undefined;
}

/** The meetings that run in this process, and who is in them. */
export interface WatchedMeetings {
  readonly meetings: readonly MeetingId[];
  present(meeting: MeetingId): readonly ParticipantView[];
  links(meeting: MeetingId): Promise<readonly LinkState[]>;
}

/** All meetings now, for those who administer: an admin sees every one, a department admin those of their departments. */
export class LiveConsole {
  constructor(private readonly parts: ArchiveParts & { readonly live: WatchedMeetings }) {}

  /** The oldest first. */
  async list(actor: UserActor): Promise<readonly LiveMeetingView[]> {
    const { stores, access, live } = this.parts;
    const scope = await access.scopeOf(actor);
    const records = await stores.records.findAll(live.meetings);
    const seen = records.filter(({ department }) => !scope || (department && scope.includes(department)));
    const views = await Promise.all(seen.map((record) => this.#view(record, actor)));
    return views.sort((one, other) => one.startedAt.localeCompare(other.startedAt));
  }

  async #view(record: WholeRecord, actor: UserActor): Promise<LiveMeetingView> {
    const { id, topic, room, department, initiator, startedAt } = toRecordEntry(record);
    const links = new Map((await this.parts.live.links(id)).map((link) => [link.participant, link]));
    const mayEnd = actor.role === 'admin' || record.hosts.includes(actor.user);
    return {
      id,
      code: record.code,
      topic,
      room,
      department,
      initiator,
      startedAt,
      endable: mayEnd && !record.isDemo,
      participants: this.parts.live.present(id).map((who) => toView(who, links.get(who.id))),
    };
  }
}

function toView(
  { id, displayName, role, device, connection, joinedAt }: ParticipantView,
  link: LinkState | undefined,
): LiveParticipantView {
  return {
    id,
    displayName,
    role,
    device,
    connection,
    joinedAt,
    lossIn: link?.lossIn ?? null,
    lossOut: link?.lossOut ?? null,
    roundTripMs: link?.roundTrip === undefined ? null : Math.round(link.roundTrip),
  };
}
