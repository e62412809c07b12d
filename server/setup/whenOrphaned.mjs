const LOOK_MS = 500;

/**
 * Calls `then` once whoever started this process is gone. A signal to npm ends npm and its shell, and neither hands it
 * on to what the shell runs.
 * @param {() => void} then
 */
export function whenOrphaned(then) {
  const parent = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(looking);
    then();
  }, LOOK_MS);
  looking.unref();
}
