import { SetupError } from './SetupError.mjs';
import { text } from './text.mjs';

/**
 * What a person reads when the set-up stops: what failed, why, and what to do.
 * @param {unknown} error
 */
export function explainFailure(error) {
  if (!(error instanceof SetupError))
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [
    '',
    text('failure.what', { what: error.what }),
    text('failure.why', { why: indent(error.why) }),
    text('failure.remedy', { remedy: indent(error.remedy) }),
    '',
  ].join('\n');
}

/** @param {string} words */
function indent(words) {
  return words.replaceAll('\n', '\n    ');
}
