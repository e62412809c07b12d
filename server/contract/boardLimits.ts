/** The most there may be of each: of what a person sends, and of what a board holds. */
export const BOARD_LIMITS = {
  changes: 200,
  strokePoints: 4_000,
  linePoints: 200,
  text: 2_000,
  alt: 300,
  objects: 50_000,
  pages: 200,
  lockTargets: 200,
} as const;
