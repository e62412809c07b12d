import { Chromium } from '../support/Chromium';
import { type DemoAccount, Product } from '../support/Product';
import { Tab } from '../support/Tab';
import { until } from '../support/until';

let product: Product;
let chromium: Chromium;

beforeAll(async () => {
  product = await Product.start();
  chromium = await Chromium.launch();
}, 90_000);
afterAll(async () => {
  await chromium?.close();
  await product?.dispose();
});

function accountOf(name: string): DemoAccount {
  const account = product.demoAccounts.find((candidate) => candidate.name === name);
  if (!account) throw new Error(`nobody is called ${name}`);
  return account;
}

/** Name, state and words of every check on the page. */
function rows(tab: Tab): Promise<{ name: string; state: string; text: string }[]> {
  return tab.page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('li[data-state]')].map((row) => ({
      name: row.querySelector('p')?.textContent ?? '',
      state: row.dataset['state'] ?? '',
      text: row.textContent ?? '',
    })),
  );
}

test('everything works: this browser, the server, and the way between them and back', async () => {
  const tab = await Tab.open(chromium, product);
  await tab.signIn(accountOf('Jonas Weber'));
  await tab.click('link', 'Self-test');
  await tab.sees('Everything works', 40_000);
  const found = await rows(tab);
  expect(found.map(({ name }) => name).sort()).toEqual(
    [
      'Secure page',
      'Microphone',
      'Camera',
      'Sound and picture to the server and back',
      'Database',
      'SIP',
      'Media worker',
      'Media ports',
      'Sound and picture inside the server',
      'Disk',
    ].sort(),
  );
  expect(found.filter(({ state }) => state !== 'passed')).toEqual([]);
  const loop = found.find(({ name }) => name.startsWith('Sound and picture to'));
  const [, packets = 0, frames = 0] = (
    /(\d+) packets of sound and (\d+) pictures/.exec(loop?.text ?? '') ?? []
  ).map(Number);
  expect(packets).toBeGreaterThanOrEqual(10);
  expect(frames).toBeGreaterThanOrEqual(5);
  expect(tab.problems).toEqual([]);
  await tab.page.close();
}, 90_000);

test('what does not work is named with its cause, in the person’s language, and the rest is still looked at', async () => {
  const tab = await Tab.open(chromium, product);
  await tab.page.evaluateOnNewDocument(() => {
    const devices = navigator.mediaDevices;
    const ask = devices.getUserMedia.bind(devices);
    devices.getUserMedia = async (wanted) => {
      if (wanted?.video) throw new DOMException('Could not start video source', 'NotReadableError');
      return ask(wanted);
    };
  });
  await tab.page.setRequestInterception(true);
  tab.page.on('request', (request) => {
    if (!request.url().endsWith('/api/v1/self-test')) return void request.continue();
    const checks = [
      { name: 'database', state: 'failed', detail: 'connect ECONNREFUSED 127.0.0.1:5432', milliseconds: 3 },
      { name: 'disk', state: 'passed', detail: '900 MiB free in /srv/plenum', milliseconds: 1 },
    ];
    const body = JSON.stringify({ passed: false, checks });
    return void request.respond({ status: 200, contentType: 'application/json', body });
  });
  await tab.signIn(accountOf('Chen Wei'));
  await tab.goto('/self-test');
  await tab.sees('2 项异常', 40_000);
  await tab.sees('其他应用正在使用。请关闭该应用后重新检查。');
  await tab.sees('数据库没有应答。请检查 PostgreSQL 是否在运行。');
  await tab.sees('connect ECONNREFUSED 127.0.0.1:5432');
  expect(await tab.text()).not.toContain('MiB free');
  const states = new Map((await rows(tab)).map(({ name, state }) => [name, state]));
  expect(states.get('摄像头')).toBe('failed');
  expect(states.get('声音和画面往返服务器')).toBe('passed');
  await tab.page.close();
}, 90_000);

test('the test runs again on demand', async () => {
  const tab = await Tab.open(chromium, product);
  await tab.signIn(accountOf('Priya Nair'));
  await tab.goto('/self-test');
  await tab.sees('Everything works', 40_000);
  await tab.click('button', 'Run again');
  await until('it runs', async () => (await tab.text()).includes('Checking…'));
  await tab.sees('Everything works', 40_000);
  await tab.page.close();
}, 90_000);
