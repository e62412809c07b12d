import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ByteSource } from './ByteSource';

/** Where files lie: what is received and not checked yet, and, by the hash of its content, what was checked. */
export class FileVault {
  /** What is here is served to nobody. */
  readonly quarantine: string;
  readonly store: string;

  constructor(root: string) {
    this.quarantine = join(root, 'quarantine');
    this.store = join(root, 'store');
    // Nobody but us looks into them.
    for (const directory of [this.quarantine, this.store])
      mkdirSync(directory, { recursive: true, mode: 0o700 });
  }

  received(id: string): string {
    return join(this.quarantine, id);
  }

  /** Where what is written anew of an upload goes for a moment. */
  rewritten(id: string): string {
    return join(this.quarantine, `${id}.new`);
  }

  /** Below `store`. */
  placeOf(hash: string): string {
    return join(hash.slice(0, 2), hash);
  }

  /** Gives what `use` asks for from a file, and closes it. */
  async read<T>(path: string, use: (source: ByteSource) => Promise<T>): Promise<T> {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      return await use({ size, read: (position, length) => readAt(file, position, length) });
    } finally {
      await file.close();
    }
  }

  /** Moves a file into the store and answers its hash and size. The same content lies there once. */
  async keep(path: string): Promise<{ hash: string; size: number }> {
    const digest = createHash('sha256');
    await pipeline(createReadStream(path), digest);
    const hash = digest.digest('hex');
    const { size } = await stat(path);
    const place = join(this.store, this.placeOf(hash));
    await mkdir(join(place, '..'), { recursive: true, mode: 0o700 });
    await flush(path);
    await rename(path, place);
    // Young: what tidies up leaves it alone until its row is written.
    const now = new Date();
    await utimes(place, now, now);
    return { hash, size };
  }

  /** Nothing of an upload is left, in whatever state it was. */
  async discard(id: string): Promise<void> {
    for (const name of [id, `${id}.json`, `${id}.new`])
      await rm(join(this.quarantine, name), { force: true });
  }

  /** Ids of everything in quarantine. */
  async listReceived(): Promise<readonly string[]> {
    const names = await readdir(this.quarantine);
    return [...new Set(names.map((name) => name.replace(/\.(json|new)$/, '')))];
  }

  /** Hashes of what was stored before. */
  async listKept(before: Date): Promise<readonly string[]> {
    const kept: string[] = [];
    for (const folder of await readdir(this.store)) {
      for (const hash of await readdir(join(this.store, folder))) {
        const { mtime } = await stat(join(this.store, folder, hash));
        if (mtime < before) kept.push(hash);
      }
    }
    return kept;
  }

  /** Unless the same content has come anew since. */
  async forget(hash: string, before: Date): Promise<void> {
    const place = join(this.store, this.placeOf(hash));
    if ((await stat(place)).mtime < before) await rm(place, { force: true });
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const { bytesRead, buffer } = await file.read(new Uint8Array(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

/** What is acknowledged is on the disk. */
async function flush(path: string): Promise<void> {
  const file = await open(path, 'r');
  await file.sync().finally(() => file.close());
}
