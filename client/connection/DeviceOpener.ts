import { type CaptureProblem, readCaptureProblem } from './readCaptureProblem';

type Kind = 'audio' | 'video';

interface Wish {
  readonly device: string | null;
  readonly granted: (track: MediaStreamTrack) => void;
  readonly refused: (problem: CaptureFailed) => void;
}

/** The device could not be opened; `problem` names the cause. */
export class CaptureFailed extends Error {
  override readonly name = 'CaptureFailed';
  constructor(
    readonly problem: CaptureProblem,
    cause: unknown,
  ) {
    super(`capture failed: ${problem}`, { cause });
  }
}

/** Enough for a big tile, little enough for an old laptop. */
const PICTURE = { width: { ideal: 960 }, height: { ideal: 540 }, frameRate: { ideal: 30, max: 30 } };
const SOUND = { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 };

/**
 * Opens cameras and microphones. Wishes of the same moment become one question to the person: browsers ask
 * once for both devices. If that fails each device is tried alone, so that a missing camera costs no sound.
 */
export class DeviceOpener {
  readonly #wishes = new Map<Kind, Wish>();

  constructor(private readonly devices: () => MediaDevices | undefined) {}

  /** @throws {CaptureFailed} */
  open(kind: Kind, device: string | null): Promise<MediaStreamTrack> {
    return new Promise((granted, refused) => {
      if (this.#wishes.size === 0) queueMicrotask(() => void this.#askOnce());
      this.#wishes.set(kind, { device, granted, refused });
    });
  }

  async #askOnce(): Promise<void> {
    const wishes = [...this.#wishes];
    this.#wishes.clear();
    if (wishes.length > 1 && (await this.#ask(wishes)) === null) return;
    for (const wish of wishes) {
      const problem = await this.#ask([wish]);
      if (problem !== null) wish[1].refused(problem);
    }
  }

  /** Fulfils all wishes, or none and says why. */
  async #ask(wishes: readonly (readonly [Kind, Wish])[]): Promise<CaptureFailed | null> {
    try {
      const stream = await this.#getUserMedia(
        Object.fromEntries(wishes.map(([kind, wish]) => [kind, wanted(kind, wish)])),
      );
      for (const [kind, wish] of wishes) {
        const [track] = kind === 'audio' ? stream.getAudioTracks() : stream.getVideoTracks();
        if (track) wish.granted(track);
        else wish.refused(new CaptureFailed('missing', null));
      }
      return null;
    } catch (cause) {
      return new CaptureFailed(readCaptureProblem(cause), cause);
    }
  }

  #getUserMedia(constraints: MediaStreamConstraints): Promise<MediaStream> {
    const devices = this.devices();
    if (!devices) throw new DOMException('no media devices on an insecure page', 'NotSupportedError');
    return devices.getUserMedia(constraints);
  }
}

/** A remembered device is only preferred: it may have been unplugged since. */
function wanted(kind: Kind, wish: Wish): MediaTrackConstraints {
  const device = wish.device === null ? {} : { deviceId: { ideal: wish.device } };
  return kind === 'audio' ? { ...SOUND, ...device } : { ...PICTURE, ...device };
}
