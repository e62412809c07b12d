import { Chromium } from '../support/Chromium';
import { Product } from '../support/Product';
import { Tab } from '../support/Tab';

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

test('the REST API can be browsed, and the page asks nobody but the server', async () => {
  const tab = await Tab.open(chromium, product);
  const hosts = new Set<string>();
  const refused: string[] = [];
  tab.page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol !== 'data:') hosts.add(host);
  });
  tab.page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) refused.push(message.text());
  });
  await tab.goto('/api/docs');
  await tab.sees('What anyone may know of this server.');
  await tab.page.type('.operation-filter-input', 'rooms');
  await tab.sees('Find rooms among those that one may book.');
  const operation = await tab.page.waitForSelector('#operations-rooms-searchRooms button');
  await operation?.click();
  await tab.sees('equipment');
  expect([...hosts]).toEqual([new URL(product.url).host]);
  expect(refused).toEqual([]);
  expect(tab.problems).toEqual([]);
});
