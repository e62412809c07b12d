import { parseArgs } from 'node:util';
import { SetupError } from './SetupError.mjs';
import { text } from './text.mjs';

/**
 * What stands behind `npm start --`.
 * @param {string[]} args
 */
export function startArguments(args) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        'no-demo': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return { demo: !values['no-demo'], help: values.help === true };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new SetupError({ what: 'npm start', why, remedy: text('start.arguments.remedy') });
  }
}
