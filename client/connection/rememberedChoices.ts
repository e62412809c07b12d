/** What a person chose for their devices, kept in this browser. */
export interface Choices {
  readonly microphone: string | null;
  readonly camera: string | null;
  readonly speaker: string | null;
  readonly noiseSuppression: boolean;
  readonly blur: boolean;
  readonly microphoneOn: boolean;
  readonly cameraOn: boolean;
}

export interface RememberedChoices {
  read(): Choices;
  remember(change: Partial<Choices>): void;
}

const KEY = 'plenum.devices';
const FIRST_TIME: Choices = {
  microphone: null,
  camera: null,
  speaker: null,
  noiseSuppression: false,
  blur: false,
  microphoneOn: true,
  cameraOn: true,
};

/** Choices in localStorage; where that is closed to us nothing is remembered and nothing fails. */
export const rememberedChoices: RememberedChoices = {
  read() {
    try {
      return { ...FIRST_TIME, ...JSON.parse(localStorage.getItem(KEY) ?? '{}') };
    } catch {
      return FIRST_TIME;
    }
  },
  remember(change) {
    try {
      localStorage.setItem(KEY, JSON.stringify({ ...this.read(), ...change }));
    } catch {
      // Private windows may refuse storage.
    }
  },
};
