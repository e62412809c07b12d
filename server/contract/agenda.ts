import { z } from 'zod';
import { plainText } from './text';

/** One thing to talk about, and how long it may take. */
export const AgendaItem = z.strictObject({ title: plainText(200), minutes: z.int().min(1).max(1_440) });
export type AgendaItem = z.infer<typeof AgendaItem>;
