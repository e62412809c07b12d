import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import sharp from 'sharp';
import { beginFile, idOf, sendPiece } from '../support/sendFile';
import { HttpWireClient } from '../support/wire/HttpWireClient';

/** What the thread is given: who sends, and where to. */
export interface SenderData {
  readonly url: string;
  readonly email: string;
  readonly password: string;
  readonly meeting: string;
}

/** A line of 100 Mbit/s. */
const PIECE_BYTES = 512 * 1024;
const PIECE_MS = 42;
const SIDE = 2_960;

/** A thread that sends a picture of 25 MB whenever it is told to, and tells when that is checked and stored. */
async function main({ url, email, password, meeting }: SenderData): Promise<void> {
  const raw = { width: SIDE, height: SIDE, channels: 3 } as const;
  const picture = await sharp(randomBytes(SIDE * SIDE * 3), { raw })
    .png({ compressionLevel: 0 })
    .toBuffer();
  const http = new HttpWireClient(url);
  await http.signIn(email, password);
  parentPort?.on('message', () => {
    void send(http, meeting, picture).then(() => parentPort?.postMessage('sent'));
  });
  parentPort?.postMessage('ready');
}

async function send(http: HttpWireClient, meeting: string, picture: Buffer): Promise<void> {
  const begun = await beginFile(http, meeting, { name: 'a.png', purpose: 'board', length: picture.length });
  const file = idOf(begun);
  for (let offset = 0; offset < picture.length; offset += PIECE_BYTES) {
    const piece = picture.subarray(offset, offset + PIECE_BYTES);
    await Promise.all([sendPiece(http, { meeting, file, offset }, piece), setTimeout(PIECE_MS)]);
  }
  await http.request('viewFile', { parameters: { meeting, file } });
}

void main(workerData as SenderData);
