import { firstBarrier, stranger } from '../../../../server/setup/reachability.mjs';

const plenum = { uid: 990, gid: 980 };

/** Directories by name, with owner, group and mode; what is not named does not exist. */
function tree(directories: Record<string, [uid: number, gid: number, mode: number]>) {
  return (directory: string) => {
    const entry = directories[directory];
    if (!entry) throw new Error('ENOENT');
    const [uid, gid, mode] = entry;
    return { uid, gid, mode };
  };
}

test('a clone below a private home is out of reach for the database', () => {
  const stat = tree({
    '/': [0, 0, 0o755],
    '/nobodys-home': [0, 0, 0o700],
    '/nobodys-home/plenum': [0, 0, 0o755],
  });
  expect(firstBarrier('/nobodys-home/plenum/data', plenum, stat)).toBe('/nobodys-home');
  expect(firstBarrier('/nobodys-home/plenum/data', { uid: 0, gid: 0 }, stat)).toBeUndefined();
});

test('open directories let everyone pass, and what is still to be made is no barrier', () => {
  const stat = tree({ '/': [0, 0, 0o755], '/opened': [0, 0, 0o711] });
  expect(firstBarrier('/opened/plenum/data', plenum, stat)).toBeUndefined();
});

test.each([
  ['its group may pass', 0o710, 980, undefined],
  ['another group may pass', 0o710, 7, '/grouped'],
  ['others may pass but its own group may not', 0o701, 980, '/grouped'],
])('%s', (_, mode, gid, barrier) => {
  const stat = tree({ '/': [0, 0, 0o755], '/grouped': [0, gid, mode] });
  expect(firstBarrier('/grouped', plenum, stat)).toBe(barrier);
});

test('an owner is judged by the owner bits alone', () => {
  const stat = tree({ '/': [0, 0, 0o755], '/owned': [990, 980, 0o077] });
  expect(firstBarrier('/owned', plenum, stat)).toBe('/owned');
});

test('a stranger has only what everybody has', () => {
  const stat = tree({ '/': [0, 0, 0o755], '/grouped': [0, 0, 0o770] });
  expect(firstBarrier('/grouped', stranger, stat)).toBe('/grouped');
});
