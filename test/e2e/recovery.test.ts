import { Chromium } from '../support/Chromium';
import { Product } from '../support/Product';
import { Tab } from '../support/Tab';
import { UdpLink } from '../support/UdpLink';
import { until } from '../support/until';

let product: Product;
let chromium: Chromium;
let host: Tab;
let member: Tab;
let link: UdpLink;

beforeAll(async () => {
  product = await Product.start();
  chromium = await Chromium.launch();
  const [, hostAccount, memberAccount] = product.demoAccounts;
  if (!hostAccount || !memberAccount) throw new Error('the demo has too few people');
  host = await Tab.open(chromium, product, { width: 800, height: 600 });
  await host.signIn(hostAccount);
  await host.click('button', 'Start now');
  await host.at(/^\/m\/\d{9}$/);
  const path = new URL(host.page.url()).pathname;
  await host.join(path);
  link = await UdpLink.open(product.mediaPort);
  member = await Tab.open(chromium, product, { width: 800, height: 600 });
  await member.routeMedia(product.mediaPort, link.port);
  await member.signIn(memberAccount);
  await member.join(path);
  await member.click('button', 'Mute');
  await Promise.all([host.seesMoving(1), member.seesMoving(1)]);
}, 60_000);
afterAll(async () => {
  await chromium?.close();
  link?.close();
  await product?.dispose();
});

/** The pictures stand still in both tabs: without that nothing would be there to recover from. */
async function interrupted(): Promise<void> {
  await Promise.all([host, member].map((tab) => tab.seesStill()));
}

/** Pictures move again in both tabs, counted from now. */
async function mediaWithin(milliseconds: number): Promise<void> {
  await Promise.all([host.seesMoving(1, milliseconds), member.seesMoving(1, milliseconds)]);
}

async function stillMuted(): Promise<void> {
  expect(await member.text()).toContain('Unmute');
  expect(await host.soundEnergy()).toBeLessThan(0.001);
}

test('[T46] a media worker is killed three times: picture and sound come back, nobody is unmuted', async () => {
  for (let turn = 0; turn < 3; turn++) {
    const [worker] = product.workerPids;
    if (!worker) throw new Error('no media worker');
    process.kill(worker, 'SIGKILL');
    await interrupted();
    await until('another worker runs', () => product.workerPids.some((pid) => pid !== worker));
    await mediaWithin(8_000);
  }
  await until('the member hears the host', async () => (await member.soundEnergy()) > 0.005);
  await stillMuted();
});

test('[T55] the server is killed: everyone is back, with role and mute state, without a click', async () => {
  await product.crash();
  await interrupted();
  await member.sees(/Reconnecting|Still trying/);
  await product.launch();
  await mediaWithin(10_000);
  await until('the member hears the host', async () => (await member.soundEnergy()) > 0.005);
  await stillMuted();
  expect(await host.text()).toContain('Host');
  await host.click('button', 'People');
  await host.click('button', 'Close the people panel');
});

test('[T57] the server is told to stop and started again: everyone is back as after a crash, and it ended in order', async () => {
  expect(await product.stop()).toBe(0);
  await interrupted();
  await product.launch();
  await mediaWithin(15_000);
  await until('the member hears the host', async () => (await member.soundEnergy()) > 0.005);
  await stillMuted();
  expect(await host.text()).toContain('Host');
});

test('[T48] the network is gone for four seconds: the meeting goes on by itself', async () => {
  const session = await member.page.createCDPSession();
  await session.send('Network.enable');
  const conditions = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
  await session.send('Network.emulateNetworkConditions', { ...conditions, offline: true });
  link.cut();
  await Promise.all([interrupted(), new Promise((resolve) => setTimeout(resolve, 4_000))]);
  await session.send('Network.emulateNetworkConditions', { ...conditions, offline: false });
  link.mend();
  await mediaWithin(10_000);
  await until('the member hears the host', async () => (await member.soundEnergy()) > 0.005);
  await stillMuted();
});
