import type { ImportPlan } from '../../../server/contract/users';

export type ImportKind = 'new' | 'update' | 'error';

/** One line of a list and what comes of it. */
export type ImportRow =
  | { readonly kind: 'new'; readonly line: number; readonly add: ImportPlan['adds'][number] }
  | { readonly kind: 'update'; readonly line: number; readonly update: ImportPlan['updates'][number] }
  | { readonly kind: 'error'; readonly line: number; readonly error: ImportPlan['errors'][number] };

/** Every line that would do something or cannot, in the order of the list. */
export function importRows({ adds, updates, errors }: ImportPlan): readonly ImportRow[] {
  return [
    ...adds.map((add) => ({ kind: 'new', line: add.line, add }) as const),
    ...updates.map((update) => ({ kind: 'update', line: update.line, update }) as const),
    ...errors.map((error) => ({ kind: 'error', line: error.line, error }) as const),
  ].sort((a, b) => a.line - b.line);
}

/** How many lines cannot be taken: one line can be wrong in two ways. */
export function wrongLines({ errors }: ImportPlan): number {
  return new Set(errors.map(({ line }) => line)).size;
}
