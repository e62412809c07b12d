/** A device to choose from. */
export interface DeviceView {
  readonly id: string;
  /** Empty until the person has allowed capture. */
  readonly label: string;
}

export interface DeviceChoices {
  readonly microphones: readonly DeviceView[];
  readonly cameras: readonly DeviceView[];
  readonly speakers: readonly DeviceView[];
}

/** The devices plugged in now; follows what is plugged and unplugged. */
export class DeviceList {
  readonly #refresh = () => void this.refresh();

  constructor(
    private readonly devices: () => MediaDevices | undefined,
    private readonly changed: (choices: DeviceChoices) => void,
  ) {
    devices()?.addEventListener('devicechange', this.#refresh);
    this.#refresh();
  }

  async refresh(): Promise<void> {
    const found =
      (await this.devices()
        ?.enumerateDevices()
        .catch(() => [])) ?? [];
    this.changed({
      microphones: ofKind(found, 'audioinput'),
      cameras: ofKind(found, 'videoinput'),
      speakers: ofKind(found, 'audiooutput'),
    });
  }

  close(): void {
    this.devices()?.removeEventListener('devicechange', this.#refresh);
  }
}

function ofKind(found: readonly MediaDeviceInfo[], kind: MediaDeviceKind): DeviceView[] {
  return found
    .filter((device) => device.kind === kind && device.deviceId !== '')
    .map((device) => ({ id: device.deviceId, label: device.label }));
}
