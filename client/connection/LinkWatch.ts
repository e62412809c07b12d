/** How often the page looks whether it slept, and how long a gap means that it did. */
const TICK_MS = 1000;
const SLEEP_GAP_MS = 5000;

/** Notices when connections are likely to be stale: the network returned, the machine slept, the page was frozen. */
export class LinkWatch {
  readonly #undo: (() => void)[] = [];

  constructor(
    private readonly suspected: (reason: 'online' | 'woke' | 'shown') => void,
    now: () => number = Date.now,
  ) {
    this.#listen(window, 'online', () => this.suspected('online'));
    this.#listen(window, 'pageshow', () => this.suspected('shown'));
    const connection = (navigator as { connection?: EventTarget }).connection;
    if (connection) this.#listen(connection, 'change', () => this.suspected('online'));
    let last = now();
    const timer = setInterval(() => {
      const gap = now() - last;
      last = now();
      if (gap > SLEEP_GAP_MS) this.suspected('woke');
    }, TICK_MS);
    this.#undo.push(() => clearInterval(timer));
  }

  close(): void {
    for (const undo of this.#undo.splice(0)) undo();
  }

  #listen(target: EventTarget, event: string, listener: () => void): void {
    target.addEventListener(event, listener);
    this.#undo.push(() => target.removeEventListener(event, listener));
  }
}
