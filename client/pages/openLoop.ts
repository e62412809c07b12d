import type { Me } from '../../server/contract/accounts';
import { MeetingSession } from '../features/meeting/MeetingSession';
import { openMeetingLinks } from '../features/meeting/openMeetingLinks';
import { isOver } from '../features/meeting/Participation';
import type { Loop, OpenLoop } from '../features/selftest/loopCheck';

/** Calls the conference in which one hears and sees oneself, by the way every meeting goes: SIP, socket, media. */
export function openLoop(me: Me): OpenLoop {
  return (tracks): Loop => {
    const local = {
      microphoneTrack: tracks.microphone,
      cameraTrack: tracks.camera,
      setMicrophoneOn: async () => undefined,
      setCameraOn: async () => undefined,
      on: () => () => undefined,
    };
    const session = new MeetingSession(openMeetingLinks(me), local, echoAddress(me.address));
    const undo = session.subscribe(() => {
      const { streams } = session.getSnapshot();
      const pictures = [...streams.values()].filter(({ source }) => source === 'camera');
      session.setView(
        pictures.map(({ participant }) => ({ participant, source: 'camera', width: 320, height: 180 })),
      );
    });
    session.join();
    return {
      state: () => {
        const { participation } = session.getSnapshot();
        if (isOver(participation)) return 'refused';
        return participation.state === 'joined' ? 'standing' : 'calling';
      },
      received: async () => (await session.stats())?.receive,
      close: () => {
        undo();
        session.close();
      },
    };
  };
}

/** An echo conference of one's own, on the domain of one's address. */
function echoAddress(address: string): string {
  const domain = address.slice(address.indexOf('@') + 1);
  const chance = [...crypto.getRandomValues(new Uint8Array(8))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  return `sip:self-test-${chance}@${domain}`;
}
