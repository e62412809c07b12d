import { readAccount } from '../../../../server/setup/databaseAccount.mjs';

const passwd = 'root:x:0:0:root:/root:/bin/bash\nplenum:x:990:980::/home/plenum:/usr/sbin/nologin\n';

test('an account is found by its whole name', () => {
  expect(readAccount(passwd, 'plenum')).toEqual({ uid: 990, gid: 980 });
  expect(readAccount(passwd, 'plen')).toBeUndefined();
});
