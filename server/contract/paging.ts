import { z } from 'zod';

/** A whole number in a query, where everything is text. */
export function queryNumber(minimum: number, maximum: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/, 'a whole number is wanted')
    .transform(Number)
    .pipe(z.int().min(minimum).max(maximum));
}

/** Which part of a list is wanted: the first 50 where nothing is said. */
export const PAGE = {
  offset: queryNumber(0, 1_000_000).optional(),
  limit: queryNumber(1, 100).optional(),
} as const;

export const SortOrder = z.enum(['ascending', 'descending']);
export type SortOrder = z.infer<typeof SortOrder>;

/** Part of a list, and how long the whole is. */
export interface Page<T> {
  readonly total: number;
  readonly items: readonly T[];
}
