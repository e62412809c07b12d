import type { LookupAddress } from 'node:dns';
import { WebhookCaller } from '../../../../../server/admin/integrations/WebhookCaller';

const call = { url: 'https://hooks.example.org:1/', secret: 's', id: 'i', event: 'ping', body: '{}' };

/** A caller to whom every name means these addresses. */
function callerWith(addresses: readonly string[], { inside = false } = {}): WebhookCaller {
  const found = addresses.map(
    (address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 }),
  );
  return new WebhookCaller({ inside }, Date.now, (_host, _options, done) => done(null, found));
}

test.each([[['127.0.0.1']], [['93.184.216.34', '10.0.0.1']], [['::ffff:127.0.0.1']], [['fd00::1']], [[]]])(
  'a name that means %j by the time it is called is not called',
  async (addresses) => {
    await expect(callerWith(addresses).call(call)).rejects.toThrow('this address may not be called');
  },
);

test('where it is allowed, it is called', async () => {
  await expect(callerWith(['127.0.0.1'], { inside: true }).call(call)).rejects.toThrow('ECONNREFUSED');
});
