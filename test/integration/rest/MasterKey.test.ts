import { chmodSync, mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MasterKey } from '../../../server/admin/MasterKey';

const newFile = () => join(mkdtempSync(join(tmpdir(), 'plenum-key-')), 'data', 'master.key');

describe('[S13] the master key', () => {
  test('is made at the first start, readable by its owner only, and stays', () => {
    const file = newFile();
    const first = MasterKey.open(file).derive('csrf');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(MasterKey.open(file).derive('csrf')).toEqual(first);
    expect(MasterKey.open(newFile()).derive('csrf')).not.toEqual(first);
  });

  test('gives each purpose a key of its own', () => {
    const key = MasterKey.open(newFile());
    expect(key.derive('csrf')).not.toEqual(key.derive('device cookie'));
  });

  test.each([
    ['is empty', '', /holds no master key/],
    ['is too short', 'abc123', /holds no master key/],
    ['is all zeros', '0'.repeat(64), /too weak/],
    ['is a sample', 'deadbeef'.repeat(8), /too weak/],
  ])('is refused when its file %s', (_what, text, message) => {
    const file = newFile();
    MasterKey.open(file);
    writeFileSync(file, text);
    expect(() => MasterKey.open(file)).toThrow(message);
  });

  test('is refused when others may read it', () => {
    const file = newFile();
    MasterKey.open(file);
    chmodSync(file, 0o644);
    expect(() => MasterKey.open(file)).toThrow(/chmod 600/);
  });
});
