import { totalmem } from 'node:os';

const MB = 1024 * 1024;
const LEAST_MB = 128;
/** More than the hot part of a large organisation: the operating system keeps the rest. */
const MOST_MB = 1024;

/**
 * How much memory the embedded PostgreSQL may keep pages in, and how much of it it may expect the operating system to
 * use so: it shares the machine with the server and its media workers. What it never reads takes nothing.
 * @param {number} [bytes]
 */
export function databaseMemory(bytes = availableMemory()) {
  const quarter = Math.floor(bytes / MB / 4);
  return {
    shared_buffers: `${Math.min(Math.max(quarter, LEAST_MB), MOST_MB)}MB`,
    effective_cache_size: `${Math.max(quarter * 2, LEAST_MB)}MB`,
  };
}

/** In a container, what that may use. */
function availableMemory() {
  const allowed = process.constrainedMemory?.() ?? 0;
  return allowed > 0 ? Math.min(allowed, totalmem()) : totalmem();
}
