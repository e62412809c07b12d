import { type Agent, type IncomingHttpHeaders, type RequestOptions, request } from 'node:http';
import { setTimeout } from 'node:timers/promises';

const A_SECOND = 50;
/** A server that cannot follow says so; such a request counts as one that took so long. */
const OVERLOADED = 503;
const LOST_MS = 10_000;

/** One request, told as plainly as possible: whoever measures shares the processors with what is measured. */
export interface PlainRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly method?: 'GET' | 'POST';
  readonly body?: string;
}

/**
 * How many milliseconds each of so many requests took that are sent 50 a second, whether those before were answered or
 * not: from when each was due, so that a server that falls behind shows.
 */
export async function measureRequests(
  count: number,
  agent: Agent,
  ask: (index: number) => PlainRequest,
): Promise<readonly number[]> {
  const began = performance.now();
  const times: number[] = [];
  const underWay: Promise<unknown>[] = [];
  const failures: unknown[] = [];
  for (let index = 0; index < count; index += 1) {
    const due = began + (index * 1000) / A_SECOND;
    const early = due - performance.now();
    if (early > 0) await setTimeout(early);
    const answered = send(ask(index), agent).then((status) => {
      if (status !== OVERLOADED && status >= 300) throw new Error(`a request was answered with ${status}`);
      times.push(status === OVERLOADED ? LOST_MS : performance.now() - due);
    });
    underWay.push(answered.catch((failure: unknown) => failures.push(failure)));
  }
  await Promise.all(underWay);
  if (failures.length > 0) throw failures[0];
  return times;
}

/** Resolves with the status once the last byte is there; reads none of them. */
function send(asked: PlainRequest, agent: Agent): Promise<number> {
  const { url, headers, method = 'GET', body } = asked;
  const options: RequestOptions & { headers: IncomingHttpHeaders } = {
    agent,
    method,
    headers: { ...headers },
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, options, (response) => {
      response.on('end', () => resolve(response.statusCode ?? 0)).on('error', reject);
      response.resume();
    });
    // A connection that was kept may be closed by the server at the moment it is used again.
    const again = (error: NodeJS.ErrnoException) =>
      sent.reusedSocket && error.code === 'ECONNRESET' ? resolve(send(asked, agent)) : reject(error);
    sent.on('error', again);
    sent.end(body);
  });
}
