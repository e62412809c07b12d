import { Product } from '../../support/Product';
import { until } from '../../support/until';
import { WireParticipant } from '../../support/wire/WireParticipant';

let product: Product;

beforeAll(async () => void (product = await Product.start()));
afterAll(() => product.dispose());

async function killWorker(): Promise<void> {
  const [worker] = product.workerPids;
  if (!worker) throw new Error('no media worker');
  process.kill(worker, 'SIGKILL');
  await until('another worker runs', () => product.workerPids.some((pid) => pid !== worker));
}

test('[T46] whose joining kills the worker again and again is kept out after three deaths, and the host is told', async () => {
  const [, hostAccount, poisonAccount] = product.demoAccounts;
  if (!hostAccount || !poisonAccount) throw new Error('the demo has too few people');
  const host = await WireParticipant.signIn(product.url, hostAccount);
  const meeting = await host.http.request('startMeeting', { body: { title: 'Review' } });
  await host.join(meeting);

  let deaths = 0;
  let status = 200;
  while (status === 200 && deaths < 6) {
    const poison = await WireParticipant.signIn(product.url, poisonAccount);
    const { response } = await poison.call(meeting.code);
    status = response.status;
    if (status === 200) {
      await killWorker();
      deaths += 1;
    } else {
      expect(response.headers.get('warning')).toContain('quarantined');
    }
    await poison.close();
  }
  expect({ status, deaths }).toEqual({ status: 403, deaths: 3 });
  expect(await host.socket.nextNotice('conference:quarantined')).toEqual({ displayName: poisonAccount.name });

  await host.join(meeting);
  const member = await WireParticipant.enterAsGuest(product.url, meeting.code, 'Gus');
  await member.join(meeting);
  await Promise.all([host.close(), member.close()]);
});
