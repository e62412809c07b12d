import { fork } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { until } from '../support/until';
import { type FrameFuzzReport, runFrameFuzz } from './socketFrameFuzz';

export interface SignallingFuzzReport extends FrameFuzzReport {
  /** Uncaught exceptions and unhandled rejections of the server, with their stacks. */
  readonly unexpected: readonly string[];
  readonly survived: boolean;
  /** Open file descriptors of the server afterwards, less those before. */
  readonly leakedDescriptors: number;
}

/** Starts a signalling server as a process of its own, fuzzes it, and says how it came through. (T14) */
export async function fuzzSignalling(order: { frames: number; seed: number }): Promise<SignallingFuzzReport> {
  const server = fork(join(__dirname, 'signallingTarget.ts'), {
    execArgv: ['--require', resolve(__dirname, '../support/registerSwc.cjs')],
  });
  const unexpected: string[] = [];
  try {
    const target = await new Promise<{ url: string; cookie: string }>((done, failed) => {
      server.on('message', (message: { url: string; cookie: string } | { unexpected: string }) => {
        if ('unexpected' in message) unexpected.push(message.unexpected);
        else done(message);
      });
      server.once('exit', (code) => failed(new Error(`the server ended with ${code}`)));
    });
    const descriptors = () => readdirSync(`/proc/${server.pid}/fd`).length;
    // Warm: the first connection opens what stays open.
    await runFrameFuzz({ ...target, frames: 50, seed: order.seed + 1 });
    const before = await settled(descriptors);
    const report = await runFrameFuzz({ ...target, ...order });
    await until('the server has let go of all connections', () => descriptors() <= before + 5).catch(
      () => undefined,
    );
    const survived = server.exitCode === null && server.signalCode === null;
    return { ...report, unexpected, survived, leakedDescriptors: descriptors() - before };
  } finally {
    server.kill();
  }
}

/** The count once it has stayed the same for half a second. */
async function settled(count: () => number): Promise<number> {
  let last = -1;
  await until(
    'the count settles',
    () => {
      const before = last;
      last = count();
      return before === last;
    },
    { every: 500 },
  );
  return last;
}
