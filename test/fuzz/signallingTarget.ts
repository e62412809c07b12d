import { openSignalling } from '../integration/signalling/openSignalling';

/** A signalling server in a process of its own, to be fuzzed: limits out of the way, every unexpected error told. */
async function main(): Promise<void> {
  const tell = (message: object) => process.send?.(message);
  process.on('uncaughtException', (error) => tell({ unexpected: error.stack }));
  process.on('unhandledRejection', (reason) => tell({ unexpected: String(reason) }));
  const signalling = await openSignalling({ limitFactor: 1e9 });
  tell({ url: signalling.url, cookie: signalling.signIn('Mallory').cookie });
  process.on('disconnect', () => void signalling.close().then(() => process.exit()));
}

void main();
