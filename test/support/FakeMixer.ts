import type { Mixer, WebRtcLeg } from '../../media';
import { MediaUnavailableError } from '../../media/mediaErrors';
import type { MediaParameters } from '../../server/contract/media';
import { TypedEmitter } from '../../server/kernel/TypedEmitter';

const NO_MEDIA = { consumers: [] } as unknown as MediaParameters;

/** Stands in for the media layer in unit tests of focus and meetings: legs that carry nothing. */
export class FakeMixer extends TypedEmitter<{ died: []; closed: []; speakers: [never]; quality: [never] }> {
  readonly legs: FakeLeg[] = [];
  closed = false;

  async openWebRtcLeg(): Promise<WebRtcLeg> {
    if (this.closed) throw new MediaUnavailableError();
    const leg = new FakeLeg();
    this.legs.push(leg);
    return leg as unknown as WebRtcLeg;
  }

  die(): void {
    this.closed = true;
    this.emit('died');
  }

  close(): void {
    this.closed = true;
  }

  asMixer(): Mixer {
    return this as unknown as Mixer;
  }
}

class FakeLeg extends TypedEmitter<Record<string, never[]>> {
  closed = false;

  parameters(): MediaParameters {
    return NO_MEDIA;
  }

  close(): void {
    this.closed = true;
  }
}
