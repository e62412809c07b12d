import { RequestError } from './RequestError';

/** Asks again, as late as the server wants it, for as long as it says that we ask too often and it is still wanted. */
export async function askPatiently<T>(ask: () => Promise<T>, wanted: () => boolean): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      const seconds = secondsToWait(error);
      if (seconds === undefined) throw error;
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
      if (!wanted()) throw error;
    }
  }
}

/** How long to wait after this refusal; undefined where waiting is of no use. */
export function secondsToWait(error: unknown): number | undefined {
  return error instanceof RequestError && error.code === 'rate-limited' ? (error.retryAfter ?? 1) : undefined;
}
