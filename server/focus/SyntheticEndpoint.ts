import type { Mixer, SyntheticLeg } from '../../media';
import type { Conference } from '../conference/Conference';
import type { Endpoint } from '../conference/Endpoint';
import type { Entrant } from '../conference/Participant';
import type { Source } from '../contract/conference';

/** Opens the leg that sends generated media into a mixer. */
export type SyntheticLegOpener = (mixer: Mixer, entrant: Entrant) => Promise<SyntheticLeg>;

const SOURCES = ['microphone', 'camera'] as const;

/** The demo's participant: it sends from the server, through the mixer's own door, and can be muted like anyone. */
export class SyntheticEndpoint implements Endpoint {
  readonly device = 'synthetic';
  #leg: SyntheticLeg | undefined;
  /** By a host; nobody opens these again. */
  readonly #muted = new Set<Source>();
  #over = false;

  constructor(
    private readonly entrant: Entrant,
    private readonly conference: Conference,
    private readonly open: SyntheticLegOpener,
  ) {}

  get over(): boolean {
    return this.#over;
  }

  /** Sends into this mixer from now on; what a host has muted stays muted. */
  async openMedia(mixer: Mixer): Promise<void> {
    this.#leg?.close();
    const leg = await this.open(mixer, this.entrant);
    if (this.#over) return leg.close();
    this.#leg = leg;
    for (const source of SOURCES) {
      if (this.#muted.has(source)) await leg.muteByHost(source);
    }
  }

  /** What is sent shows in the roster once it is in it. */
  announce(): void {
    for (const source of SOURCES) this.#show(source, this.#muted.has(source) ? 'muted-by-host' : 'open');
  }

  async mute(source: Source): Promise<void> {
    this.#muted.add(source);
    await this.#leg?.muteByHost(source);
    this.#show(source, 'muted-by-host');
  }

  end(): void {
    if (this.#over) return;
    this.#over = true;
    this.#leg?.close();
    this.conference.leave(this.entrant.id, this);
  }

  #show(source: Source, state: 'open' | 'muted-by-host'): void {
    this.conference.setSource(this.entrant.id, this, { source, state });
  }
}
