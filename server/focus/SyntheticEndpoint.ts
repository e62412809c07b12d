import type { Mixer, SyntheticLeg } from '../../media';
import type { Conference } from '../conference/Conference';
import type { Endpoint } from '../conference/Endpoint';
import type { Entrant } from '../conference/Participant';
import type { Source } from '../contract/conference';

/** Opens the leg that sends generated media into a mixer. */
export type SyntheticLegOpener = (mixer: Mixer, entrant: Entrant) => Promise<SyntheticLeg>;

/** The demo's participant: it sends from the server, through the mixer's own door, and can be muted like anyone. */
export class SyntheticEndpoint implements Endpoint {
  readonly device = 'synthetic';
  #leg: SyntheticLeg | undefined;
  #over = false;

  constructor(
    private readonly entrant: Entrant,
    private readonly conference: Conference,
    private readonly open: SyntheticLegOpener,
  ) {}

  get over(): boolean {
    return this.#over;
  }

  async openMedia(mixer: Mixer): Promise<void> {
    this.#leg?.close();
    this.#leg = await this.open(mixer, this.entrant);
  }

  /** Shows in the roster what is sent. */
  announce(): void {
    for (const source of ['microphone', 'camera'] as const) this.#show(source, 'open');
  }

  async mute(source: Source): Promise<void> {
    await this.#leg?.muteByHost(source);
    this.#show(source, 'muted-by-host');
  }

  async end(): Promise<void> {
    if (this.#over) return;
    this.#over = true;
    this.#leg?.close();
    this.conference.leave(this.entrant.id, this);
  }

  #show(source: Source, state: 'open' | 'muted-by-host'): void {
    this.conference.setSource(this.entrant.id, this, { source, state });
  }
}
