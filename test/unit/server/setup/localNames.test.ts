import { certificateNames, localAddresses } from '../../../../server/setup/localNames.mjs';

const address = (family: 'IPv4' | 'IPv6', value: string, internal = false) => ({
  address: value,
  family,
  internal,
  netmask: '',
  mac: '',
  cidr: null,
  scopeid: 0,
});

test('addresses of the network count, those of loopback, containers and single links do not', () => {
  const interfaces = {
    lo: [address('IPv4', '127.0.0.1', true)],
    docker0: [address('IPv4', '172.17.0.1')],
    eth0: [address('IPv6', '2001:db8::7'), address('IPv6', 'fe80::1'), address('IPv4', '192.0.2.7')],
  } as Parameters<typeof localAddresses>[0];
  expect(localAddresses(interfaces)).toEqual(['192.0.2.7', '2001:db8::7']);
});

test('the chosen name comes first, then what others can use, then this computer itself', () => {
  const names = certificateNames({ chosen: ['meet.example.org'], addresses: ['192.0.2.7'], hostName: 'box' });
  expect(names).toEqual([
    'meet.example.org',
    '192.0.2.7',
    'box',
    'box.local',
    'localhost',
    '127.0.0.1',
    '::1',
  ]);
});

test('a name that no certificate can carry is left out', () => {
  expect(certificateNames({ chosen: ['no good'], addresses: [], hostName: 'box.lan' })).toEqual([
    'box.lan',
    'localhost',
    '127.0.0.1',
    '::1',
  ]);
});
