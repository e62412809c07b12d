/** How a person wants the client to behave, kept in this browser. */
export interface PreferencesView {
  /** Per cent of the usual size. */
  readonly textSize: 100 | 110 | 125 | 150;
  readonly reduceMotion: boolean;
  readonly shortcuts: boolean;
}

const KEY = 'plenum.preferences';
export const TEXT_SIZES = [100, 110, 125, 150] as const;
const USUAL: PreferencesView = { textSize: 100, reduceMotion: false, shortcuts: true };

/** Reads, keeps and applies the preferences. Fits useSyncExternalStore by `subscribe` and `getSnapshot`. */
export class Preferences {
  readonly #observers = new Set<() => void>();
  #view: PreferencesView = readStored();

  constructor(private readonly root: HTMLElement) {
    this.#apply();
  }

  readonly getSnapshot = (): PreferencesView => this.#view;

  readonly subscribe = (observer: () => void): (() => void) => {
    this.#observers.add(observer);
    return () => this.#observers.delete(observer);
  };

  change(change: Partial<PreferencesView>): void {
    this.#view = { ...this.#view, ...change };
    try {
      localStorage.setItem(KEY, JSON.stringify(this.#view));
    } catch {
      // Private windows may refuse storage.
    }
    this.#apply();
    for (const observer of this.#observers) observer();
  }

  #apply(): void {
    this.root.style.setProperty('--text-scale', String(this.#view.textSize / 100));
    this.root.toggleAttribute('data-motion', false);
    if (this.#view.reduceMotion) this.root.setAttribute('data-motion', 'reduced');
  }
}

function readStored(): PreferencesView {
  try {
    const stored: Partial<Record<keyof PreferencesView, unknown>> = JSON.parse(
      localStorage.getItem(KEY) ?? '{}',
    );
    return {
      textSize: TEXT_SIZES.find((size) => size === stored.textSize) ?? USUAL.textSize,
      reduceMotion: stored.reduceMotion === true,
      shortcuts: stored.shortcuts !== false,
    };
  } catch {
    return USUAL;
  }
}
