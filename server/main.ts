import { NoDatabaseError } from '../db/Database';
import { MediaPortTakenError, MediaUnavailableError } from '../media';
import { App } from './App';
import { ConfigError, readConfig } from './Config';
import { PortTakenError } from './PortTakenError';
import { toWelcome } from './toWelcome';

/** What the operator has to change: starting again by itself would not help (sysexits.h, EX_CONFIG). */
const WRONG_SETTINGS = 78;

async function main(): Promise<void> {
  const { app, welcome } = await App.start(readConfig(process.env));
  console.log(toWelcome(welcome, process.env['LANG']));
  let ending = false;
  const end = (exitCode: number) => {
    if (ending) return;
    ending = true;
    process.exitCode = exitCode;
    void app.close();
  };
  process.on('SIGTERM', () => end(0));
  process.on('SIGINT', () => end(0));
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (cause) => {
      app.logger.error('the server broke and ends, to be started again', { cause, event });
      end(1);
    });
  }
}

main().catch((error: unknown) => {
  const isExpected =
    error instanceof ConfigError ||
    error instanceof NoDatabaseError ||
    error instanceof PortTakenError ||
    error instanceof MediaPortTakenError ||
    error instanceof MediaUnavailableError;
  console.error(isExpected ? error.message : error);
  process.exitCode = error instanceof ConfigError || error instanceof PortTakenError ? WRONG_SETTINGS : 1;
});
