import { hkdfSync, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const BYTES = 32;
const FILE = /^[0-9a-f]{64}\s*$/;

/** The one secret of an installation: 32 random bytes in a file that only its owner reads. All keys derive from it. */
export class MasterKey {
  constructor(private readonly secret: Buffer) {
    if (secret.length !== BYTES) throw new Error(`a master key has ${BYTES} bytes`);
    // A file of zeros, or of one word again and again, is a sample and not a key.
    if (new Set(secret).size < 12)
      throw new Error('the master key is too weak: delete its file to have one made');
  }

  /** Reads the key, or makes it at the first start. Throws when the file is no key or others may read it. */
  static open(file: string): MasterKey {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : makeKey(file);
    if (!FILE.test(text)) throw new Error(`${file} holds no master key: 64 hexadecimal digits are wanted`);
    if ((statSync(file).mode & 0o077) !== 0) {
      throw new Error(`${file} may be read by others: chmod 600 ${file}`);
    }
    return new MasterKey(Buffer.from(text.trim(), 'hex'));
  }

  /** A key of 32 bytes for one purpose (RFC 5869); knowing it tells nothing of the others. */
  derive(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.secret, Buffer.alloc(0), `plenum ${purpose}`, BYTES));
  }
}

function makeKey(file: string): string {
  const text = `${randomBytes(BYTES).toString('hex')}\n`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
  chmodSync(file, 0o600);
  return text;
}
