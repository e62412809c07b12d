import { OriginPolicy } from '../../../../server/kernel/OriginPolicy';

const policy = new OriginPolicy(new URL('https://meet.example.org'));

describe('[T65] pages may talk to this server', () => {
  test.each([
    ['https://meet.example.org', 'meet.example.org'],
    ['https://meet.example.org', '127.0.0.1:3000'],
    ['http://localhost:3000', 'localhost:3000'],
    ['http://127.0.0.1:3000', '127.0.0.1:3000'],
    ['http://[::1]:3000', '[::1]:3000'],
  ])('of %s as %s', (origin, host) => {
    expect(policy.allows(origin, host)).toBe(true);
  });
});

describe('[T65] pages may not talk to this server', () => {
  test.each([
    [undefined, 'meet.example.org'],
    ['null', 'meet.example.org'],
    ['', 'meet.example.org'],
    ['https://evil.test', 'meet.example.org'],
    ['https://evil.test', 'evil.test'],
    ['http://meet.example.org', 'meet.example.org'],
    ['https://meet.example.org:444', 'meet.example.org'],
    ['https://meet.example.org.evil.test', 'meet.example.org'],
    ['https://meet.example.org/', 'meet.example.org'],
    ['https://a@meet.example.org', 'meet.example.org'],
    ['http://localhost:8080', 'localhost:3000'],
    ['http://localhost.evil.test:3000', 'localhost.evil.test:3000'],
    ['http://127.0.0.1.evil.test', '127.0.0.1.evil.test'],
    ['file://', 'localhost:3000'],
  ])('of %s as %s', (origin, host) => {
    expect(policy.allows(origin, host)).toBe(false);
  });
});
