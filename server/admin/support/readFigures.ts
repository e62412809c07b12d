import type { SupportFigureStore } from '../../../db/stores/SupportFigureStore';
import type { FiguresQuery, SupportFigures } from '../../contract/supportStaff';

/** What support had to do with the conversations that were opened within a span. */
export async function readFigures(
  figures: SupportFigureStore,
  { from, until }: FiguresQuery,
): Promise<SupportFigures> {
  const span = { from: new Date(from), until: new Date(until) };
  const rated = await figures.byStars(span);
  return {
    ...(await figures.total(span)),
    topics: await figures.byTopic(span),
    steps: (await figures.bySteps(span)).map(({ step, durations }) => ({ step, ...durations })),
    stars: [1, 2, 3, 4, 5].map((stars) => rated.find((each) => each.stars === stars)?.count ?? 0),
    days: await figures.byDay(span),
  };
}
