import type { BoardPage } from '../../contract/board';

/** Lines or dots of one colour at equal steps, counted from the page's origin. */
export interface Paper {
  readonly marks: 'grid' | 'lines' | 'dots';
  readonly step: number;
  readonly color: string;
}

const PAPERS: Readonly<Record<Exclude<BoardPage['background'], 'blank'>, Paper>> = {
  grid: { marks: 'grid', step: 32, color: '#e6eeef' },
  lines: { marks: 'lines', step: 32, color: '#cfdcde' },
  dots: { marks: 'dots', step: 24, color: '#a9bec2' },
};
const byName = new Map<string, Paper>(Object.entries(PAPERS));
/** What is seen from afar has fewer marks, not a grey of them. */
const CLOSEST = 12;

/** What is on the paper of a page with this background when it is shown at a scale; undefined where it is blank. */
export function paperOf(background: string, scale = 1): Paper | undefined {
  const paper = byName.get(background);
  if (!paper) return undefined;
  let { step } = paper;
  while (step * scale < CLOSEST) step *= 2;
  return { ...paper, step };
}
