import type { Figure } from './Figure';

/** Figures by name, such as `join.firstFrameMs`. */
export type Figures = Readonly<Record<string, Figure>>;

/** Something that is measured in one go. */
export interface Bench {
  /** The names of what it answers. */
  readonly names: readonly string[];
  /** Whether it runs the built product: then packages, worker, builds and a database server are seen to before. */
  readonly needsProduct: boolean;
  /** How many runs its figures are made of, unless told otherwise. */
  readonly runs: number;
  measure(runs: number): Promise<Figures>;
}
