/** Settings of the set-up, which the server does not know and would take for misspelt. */
const SETUP_ONLY = ['PLENUM_WORKER_BIN', 'PLENUM_WORKER_PREBUILT'];

/**
 * The server's environment. What the person has set comes before what `npm run tls` wrote, and that before what the
 * set-up found.
 * @param {NodeJS.ProcessEnv} env
 * @param {{ found: Record<string, string>, tls?: Record<string, string>, demo?: boolean }} settings
 * @returns {NodeJS.ProcessEnv}
 */
export function serverEnvironment(env, { found, tls = {}, demo = true }) {
  const given = Object.entries(env).filter(([name, value]) => value && !SETUP_ONLY.includes(name));
  return {
    NODE_ENV: 'production',
    ...found,
    ...tls,
    ...Object.fromEntries(given),
    ...(demo ? {} : { PLENUM_DEMO: 'false' }),
  };
}
