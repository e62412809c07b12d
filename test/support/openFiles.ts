import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { MeetingId, ParticipantId } from '../../server/contract/ids';
import { type OpenRest, openRest, type RestSettings } from './openRest';
import { StagedFiles } from './StagedFiles';
import { addStaff, type Staff } from './signInAs';

export interface Member extends Staff {
  readonly participant: ParticipantId;
}

/** A server with one meeting, in which Ann, its host, and Bob are; Carol is signed in and knows nothing of it. */
export interface OpenFiles {
  readonly rest: OpenRest;
  readonly meeting: MeetingId;
  readonly ann: Member;
  readonly bob: Member;
  readonly carol: Staff;
  /** Somebody else comes into the meeting. */
  enter(name: string): Promise<Member>;
  /** What lies in quarantine, and what is stored. */
  disk(): { readonly quarantine: readonly string[]; readonly store: readonly string[] };
}

export async function openFiles(settings: RestSettings = {}): Promise<OpenFiles> {
  const rest = await openRest({ limitFactor: 1_000, ...settings });
  const host = await addStaff(rest, 'Ann', { isHost: true });
  const { id: meeting } = await host.browser.request('startMeeting', { body: { title: 'Files' } });
  const staged = new StagedFiles(rest);
  const seat = async (staff: Staff): Promise<Member> => {
    const { participant } = await rest.admin.meetingStore.enrol({
      meeting,
      principal: { kind: 'user', id: staff.id },
      displayName: staff.email,
    });
    await rest.admin.meetingStore.addMember(meeting, staff.id);
    const actor = await rest.admin.signIns.authenticate(staff.browser.cookieHeader);
    return { ...staff, participant: staged.join(meeting, actor?.address ?? '', participant) };
  };
  const directory = join(rest.dataDir, 'files');
  return {
    rest,
    meeting,
    ann: await seat(host),
    bob: await seat(await addStaff(rest, 'Bob')),
    carol: await addStaff(rest, 'Carol'),
    enter: async (name) => seat(await addStaff(rest, name)),
    disk: () => ({
      quarantine: readdirSync(join(directory, 'quarantine')),
      store: readdirSync(join(directory, 'store')).flatMap((folder) =>
        readdirSync(join(directory, 'store', folder)),
      ),
    }),
  };
}
