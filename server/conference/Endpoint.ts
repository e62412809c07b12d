import type { DeviceKind, EndedNotice, Source } from '../contract/conference';

/** What a conference asks of one device, whatever it is: a browser, a phone, the synthetic participant. */
export interface Endpoint {
  readonly device: DeviceKind;
  /** Stops sending `source` until its owner opens it again; `by` is the host's display name. */
  mute(source: Source, by: string): Promise<void>;
  /** The participation is over: hang up and free everything. Harmless when repeated. */
  end(notice: EndedNotice): void;
}
