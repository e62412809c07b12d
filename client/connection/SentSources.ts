import type { types } from 'mediasoup-client';
import type { Source, SourceState } from '../../server/contract/conference';
import type { BindReply } from '../../server/contract/media';
import { askPatiently } from './askPatiently';
import type { MediaRequests } from './MediaRequests';
import { SentSource } from './SentSource';

/** The transport that what we send goes out on. */
export interface SendingPath {
  readonly transport: types.Transport;
  readonly videoCodec: types.RtpCodecCapability | undefined;
}

/** All that we send: keeps what is wanted over every change of transports, and makes good what was lost on the way. */
export class SentSources {
  readonly #tracks = new Map<Source, MediaStreamTrack | null>();
  readonly #sent = new Map<Source, SentSource>();
  /** Muted by a host as far as we know, and not open again since. */
  readonly #heardMutes = new Set<Source>();
  #path: SendingPath | undefined;

  constructor(
    private readonly requests: MediaRequests,
    private readonly failed: (source: Source, error: unknown) => void,
  ) {}

  /** Sends what is wanted on this path. */
  start(path: SendingPath): void {
    this.#path = path;
    for (const [source, track] of this.#tracks) this.#send(source, track);
  }

  /** The path goes. Nothing of what is under way on it counts any more. */
  pause(): void {
    this.#path = undefined;
    for (const sent of this.#sent.values()) sent.close();
    this.#sent.clear();
  }

  setTrack(source: Source, track: MediaStreamTrack | null): void {
    this.#tracks.set(source, track);
    this.#send(source, track);
  }

  stop(source: Source): void {
    this.#tracks.delete(source);
    const sent = this.#sent.get(source);
    this.#sent.delete(source);
    sent?.stop();
  }

  /** A host has muted this source: it stays muted until its owner opens it. */
  obeyMute(source: Source): void {
    this.#heardMutes.add(source);
    if (this.#tracks.get(source)) this.setTrack(source, null);
  }

  /**
   * To be called as a bind goes out; what it answers is to be called with the reply, which tells how things stood
   * when the bind arrived. That answers the sources that a host has muted without our hearing of it.
   */
  expectStanding(): (sources: BindReply['sources']) => Source[] {
    const stood = new Set([...this.#sent.values()].filter(({ standing }) => standing));
    return (sources) => {
      const states = Object.entries(sources) as [Source, SourceState][];
      const muted = states.filter(([source, state]) => this.#isNewMute(source, state));
      for (const [source] of muted) this.obeyMute(source);
      for (const [source, state] of states) {
        const sent = this.#sent.get(source);
        if (sent) sent.reconcile(state, stood.has(sent));
        else if (state !== 'none' && !this.#tracks.has(source)) this.#tellStopped(source);
      }
      return muted.map(([source]) => source);
    };
  }

  #isNewMute(source: Source, state: SourceState): boolean {
    if (state !== 'muted-by-host') this.#heardMutes.delete(source);
    return state === 'muted-by-host' && !this.#heardMutes.has(source) && Boolean(this.#tracks.get(source));
  }

  #send(source: Source, track: MediaStreamTrack | null): void {
    if (!this.#path) return;
    const sent =
      this.#sent.get(source) ??
      new SentSource({
        ...this.#path,
        source,
        requests: this.requests,
        opened: () => this.#heardMutes.delete(source),
        stopped: () => this.#tellStopped(source),
        failed: (error) => this.failed(source, error),
      });
    this.#sent.set(source, sent);
    sent.setTrack(track);
  }

  #tellStopped(source: Source): void {
    askPatiently(
      () => this.requests.request('media:closeProducer', { source }),
      () => !this.#sent.has(source),
    ).catch(() => undefined); // The reply to the next bind tells that the server still has it: then it is repeated.
  }
}
