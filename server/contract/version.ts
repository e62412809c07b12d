import { z } from 'zod';

/**
 * Stands for what may be changed of an object, as it was when it was read. Sent along with a change it keeps the change
 * from being made when somebody else has changed the object meanwhile; without it the last change counts.
 */
export const Version = z.string().regex(/^[0-9a-f]{16}$/);
