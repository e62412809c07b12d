/**
 * Why no worker could be had. `detail` is for the person who reads the set-up's message: a reason or the end of a log.
 * @typedef {'given-missing' | 'given-unusable' | 'libraries-missing' | 'build-failed' | 'proof-failed'} WorkerFailure
 */

export class WorkerError extends Error {
  /**
   * @param {WorkerFailure} failure
   * @param {string} detail
   * @param {ErrorOptions} [options]
   */
  constructor(failure, detail, options) {
    super(`${failure}: ${detail}`, options);
    this.name = 'WorkerError';
    this.failure = failure;
    this.detail = detail;
  }
}
