import type { z } from 'zod';
import { InvalidRequestError } from '../kernel/InvalidRequestError';
import { PlenumError } from '../kernel/PlenumError';

/** Reads the query of a URL by its schema: each name once, none that is unknown. Throws `invalid-request`. */
export function readQuery(schema: z.ZodType, url: string): unknown {
  const mark = url.indexOf('?');
  const pairs = [...new URLSearchParams(mark < 0 ? '' : url.slice(mark))];
  if (new Set(pairs.map(([name]) => name)).size < pairs.length) {
    throw new PlenumError('invalid-request', 'A name stands more than once in the query.');
  }
  // fromEntries makes an own property of "__proto__", which no schema knows.
  const parsed = schema.safeParse(Object.fromEntries(pairs));
  if (!parsed.success) throw InvalidRequestError.of(parsed.error);
  return parsed.data;
}
