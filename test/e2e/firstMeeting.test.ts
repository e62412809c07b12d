import { Chromium } from '../support/Chromium';
import { type DemoAccount, Product } from '../support/Product';
import { Tab } from '../support/Tab';
import { until } from '../support/until';

let product: Product;
let chromium: Chromium;

beforeAll(async () => {
  product = await Product.start();
  chromium = await Chromium.launch();
});
afterAll(async () => {
  await chromium?.close();
  await product?.dispose();
});

function accountOf(name: string): DemoAccount {
  const account = product.demoAccounts.find((candidate) => candidate.name === name);
  if (!account) throw new Error(`nobody is called ${name}`);
  return account;
}

test('a lone newcomer signs in, joins the running meeting, and sees and hears someone at once', async () => {
  const mei = await Tab.open(chromium, product);
  await mei.signIn(accountOf('Lin Mei'));
  await mei.sees('Budget review');
  await mei.click('link', 'Join Budget review');
  await mei.at(/^\/m\/\d{9}$/);
  await mei.join(new URL(mei.page.url()).pathname);
  await mei.sees('Robin (demo)');
  await mei.seesMoving(1);
  await until('sound', async () => (await mei.soundEnergy()) > 0.01);
  expect(mei.problems).toEqual([]);
  await mei.page.close();
});

test('a host and a guest by code see and hear each other; the host mutes the guest, by name', async () => {
  const host = await Tab.open(chromium, product);
  await host.signIn(accountOf('Jonas Weber'));
  await host.click('button', 'Start now');
  await host.at(/^\/m\/\d{9}$/);
  const path = new URL(host.page.url()).pathname;
  await host.join(path);
  await host.sees('You are the only one here.');

  const guest = await Tab.open(chromium, product);
  await guest.goto(path);
  await (await guest.page.waitForSelector('::-p-aria(Your name[role="textbox"])'))?.type('Gus');
  await guest.click('button', 'Join meeting');
  await guest.sees('Jonas Weber');
  await guest.seesMoving(1);
  await host.sees('Gus');
  await host.seesMoving(1);
  await until('the guest hears the host', async () => (await guest.soundEnergy()) > 0.005);

  await host.click('button', 'People');
  await host.click('button', 'Mute Gus');
  await guest.sees(/Jonas Weber muted you/);
  await until('silence', async () => (await host.soundEnergy()) < 0.001);
  await guest.click('button', 'Unmute');
  await until('the host hears the guest again', async () => (await host.soundEnergy()) > 0.005);

  await guest.click('button', 'Leave');
  await guest.at(/\/summary$/);
  await guest.sees('Gus');
  await host.sees('You are the only one here.');
  expect([...host.problems, ...guest.problems]).toEqual([]);
  await Promise.all([host.page.close(), guest.page.close()]);
});
