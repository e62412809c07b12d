/** A step of the set-up that failed: what failed, why, and what the person can do about it. */
export class SetupError extends Error {
  /**
   * @param {{ what: string, why: string, remedy: string }} explanation
   * @param {ErrorOptions} [options]
   */
  constructor({ what, why, remedy }, options) {
    super(`${what}: ${why}`, options);
    this.name = 'SetupError';
    this.what = what;
    this.why = why;
    this.remedy = remedy;
  }
}
