import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clip } from './Clip';
import { readIvf } from './readIvf';
import { readOggOpus } from './readOggOpus';

const SILENCE = 127;

/** Reads the committed clip of the synthetic participant; makeClip.mjs makes it. */
export async function readDemoClip(directory: string = __dirname): Promise<Clip> {
  const [ivf, ogg, levels] = await Promise.all(
    ['demo.ivf', 'demo.ogg', 'demo.levels'].map((name) => readFile(join(directory, name))),
  );
  return toClip({ ivf, ogg, levels });
}

interface ClipFiles {
  readonly ivf: Buffer | undefined;
  readonly ogg: Buffer | undefined;
  /** One byte an Opus packet: its loudness as RFC 6464 has it. */
  readonly levels: Buffer | undefined;
}

function toClip({ ivf = Buffer.alloc(0), ogg = Buffer.alloc(0), levels }: ClipFiles): Clip {
  const { width, height, frames, duration } = readIvf(ivf);
  const durationMs = duration / 90;
  const audio = readOggOpus(ogg)
    .map((packet, index) => ({ ...packet, level: levels?.[index] ?? SILENCE }))
    .filter(({ timestamp }) => timestamp < durationMs * 48);
  return { audio, video: frames, durationMs, width, height };
}
