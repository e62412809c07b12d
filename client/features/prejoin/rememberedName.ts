const KEY = 'plenum.guestName';

/** The name a guest gave last time on this browser. */
export const rememberedName = {
  read(): string {
    try {
      return localStorage.getItem(KEY) ?? '';
    } catch {
      return '';
    }
  },
  remember(name: string): void {
    try {
      localStorage.setItem(KEY, name);
    } catch {
      // Private windows may refuse storage.
    }
  },
};
