import { json } from 'express';

/** Reads JSON bodies of at most 64 KiB. */
export const readJson = json({ limit: '64kb', strict: true, type: 'application/json' });
