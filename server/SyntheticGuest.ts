import type { MeetingStore } from '../db/stores/MeetingStore';
import type { Clip } from '../media';
import type { Entrant } from './conference/Participant';
import type { LiveMeeting } from './meeting/LiveMeeting';

const PRINCIPAL = { kind: 'synthetic', id: '00000000-0000-4000-8000-000000000001' } as const;
const DISPLAY_NAME = 'Robin (demo)';

/** Brings the demo's talking, moving participant into a meeting, so that whoever comes alone sees and hears someone. */
export class SyntheticGuest {
  constructor(
    private readonly clip: Promise<Clip>,
    private readonly store: MeetingStore,
    private readonly domain: string,
  ) {}

  async join(meeting: LiveMeeting): Promise<void> {
    const { participant, role } = await this.store.enrol({
      meeting: meeting.occurrence.id,
      principal: PRINCIPAL,
      displayName: DISPLAY_NAME,
    });
    const address = `sip:demo-participant@${this.domain}`;
    const entrant: Entrant = { id: participant, displayName: DISPLAY_NAME, address, role };
    const clip = await this.clip;
    await meeting.joinSynthetic(entrant, (mixer) => mixer.openSyntheticLeg(participant, clip));
  }
}
