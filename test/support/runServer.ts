import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const SERVER = resolve(__dirname, '../../dist/server/main.js');
const PATIENCE_MS = 20_000;

export interface ServerEnd {
  readonly code: number | null;
  /** What the operator reads. */
  readonly output: string;
}

/** Starts the built server as it is expected not to stay, and answers how it ended. */
export async function runServer(env: Readonly<Record<string, string>>): Promise<ServerEnd> {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [SERVER], { env: { PATH, HOME, NODE_ENV: 'production', ...env } });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      output += String(data);
    });
  const tooLong = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  const code = await new Promise<number | null>((done) => child.once('close', done));
  clearTimeout(tooLong);
  return { code, output };
}
