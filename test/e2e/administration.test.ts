import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chromium } from '../support/Chromium';
import { Dialog } from '../support/Dialog';
import { fillIn } from '../support/fillIn';
import { type DemoAccount, Product } from '../support/Product';
import { Tab } from '../support/Tab';
import { until } from '../support/until';
import { isSigned, WebhookReceiver } from '../support/WebhookReceiver';

let product: Product;
let chromium: Chromium;
let receiver: WebhookReceiver;
let tabs: Tab[] = [];

beforeAll(async () => {
  product = await Product.start({ PLENUM_LIMIT_FACTOR: '10', PLENUM_WEBHOOKS_INSIDE: 'true' });
  receiver = await WebhookReceiver.open();
  chromium = await Chromium.launch();
}, 90_000);
afterAll(async () => {
  await chromium?.close();
  await product?.dispose();
  await receiver?.close();
});
afterEach(async () => {
  expect(tabs.flatMap(({ problems }) => problems)).toEqual([]);
  await Promise.all(tabs.map(({ page }) => page.browserContext().close()));
  tabs = [];
});

/** Somebody signed in, on a page of their own. */
async function open(name: string): Promise<Tab> {
  const tab = await Tab.open(chromium, product, { locale: 'en' });
  tabs.push(tab);
  await tab.signIn(accountOf(name));
  return tab;
}

function accountOf(name: string): DemoAccount {
  const account = product.demoAccounts.find((candidate) => candidate.name === name);
  if (!account) throw new Error(`nobody is called ${name}`);
  return account;
}

/** Twenty people: eighteen are new, one has another name now, and one has no address. */
function listOfTwenty(): string {
  const added = Array.from(
    { length: 18 },
    (_, index) => `new.${index + 1}@plenum.example,New ${index + 1},FIN`,
  );
  const known = `${accountOf('Priya Nair').email},Priya Nair-Shah,FIN`;
  return ['email,name,department', ...added, known, 'nobody,No Address,FIN', ''].join('\n');
}

/** Opens what can be done with something, and chooses of it. */
async function choose(tab: Tab, name: string, item: string): Promise<void> {
  await tab.click('button', `Actions for ${name}`);
  await tab.click('menuitem', item);
}

test('an admin sets up the organisation: twenty people by a list, two departments, a room with hours', async () => {
  const admin = await open('Amara Okafor');
  await admin.click('link', 'Users');
  await admin.at('/users');
  await admin.click('link', 'Import users');
  await admin.at('/users/import');
  const file = join(product.env['PLENUM_DATA_DIR'] ?? '', 'people.csv');
  writeFileSync(file, listOfTwenty());
  const [chooser] = await Promise.all([
    admin.page.waitForFileChooser(),
    admin.click('button', 'Choose file'),
  ]);
  await chooser.accept([file]);
  for (const count of ['18 new', '1 update', '1 error']) await admin.sees(count);
  await admin.sees('Name: Priya Nair → Priya Nair-Shah');
  await admin.sees('This is no e-mail address.');
  await admin.click('button', 'Import 19 people, leave out errors (1)');
  await admin.sees('18 people are new. 1 was updated.');
  await admin.click('link', 'Go to the users');
  await admin.sees('1–25 of 25');

  await admin.click('link', 'Departments');
  for (const [name, code] of [
    ['Legal', 'LEG'],
    ['Compliance', 'COM'],
  ] as const) {
    await admin.click('button', 'Add department');
    const dialog = await Dialog.of(admin, 'Add department');
    await fillIn(admin, 'Name', name);
    await fillIn(admin, 'Code', code);
    await dialog.press('Add department');
    await dialog.closes();
    await admin.sees(name);
  }
  await choose(admin, 'Compliance', 'Move to…');
  const move = await Dialog.of(admin, 'Move Compliance');
  await move.select('Stands below', 'Legal');
  await move.press('Move');
  await move.closes();
  await admin.page.waitForSelector('[role=treeitem][aria-level="2"]');
  expect(
    await admin.page.$$eval('[role=treeitem][aria-level="2"]', (lines) =>
      lines.map((line) => line.textContent),
    ),
  ).toEqual([expect.stringContaining('Compliance')]);

  await admin.click('link', 'Rooms');
  await admin.click('button', 'Add room');
  const room = await Dialog.of(admin, 'Add room');
  await fillIn(admin, 'Name', 'Aurora');
  await room.press('Monday to Friday, 08:00–18:00');
  await fillIn(admin, 'Friday, until', '16');
  await room.press('Add room');
  await room.closes();
  await admin.sees('Mon–Thu 08:00–18:00, Fri 08:00–16:00');

  await admin.click('link', 'Audit log');
  await admin.sees('Add room');
  await admin.click('button', 'Check the chain');
  await admin.sees(/The chain holds: all \d+ entries are as they were written\./);
}, 180_000);

test('an admin gives a program a key and has it told what happens, and takes the key away again', async () => {
  const admin = await open('Amara Okafor');
  await admin.click('link', 'System');
  await admin.click('button', 'Add key');
  await fillIn(admin, 'Name', 'Room signs');
  await admin.click('checkbox', 'Look at rooms and bookings');
  await admin.click('button', 'Make key');
  const key = await secretShown(admin, 'The key Room signs');
  const asProgram = (path: string) =>
    fetch(`${product.url}${path}`, { headers: { authorization: `Bearer ${key}` } });
  expect((await asProgram('/api/v1/rooms')).status).toBe(200);
  expect((await asProgram('/api/v1/users')).status).toBe(403);

  await admin.click('button', 'Add webhook');
  await fillIn(admin, 'Address', receiver.url);
  await admin.click('checkbox', 'Support conversation opened');
  await (await Dialog.of(admin, 'Add webhook')).press('Add webhook');
  const secret = await secretShown(admin, 'The webhook is there');
  await choose(admin, receiver.url, 'Send a test');
  const log = await Dialog.of(admin, 'Deliveries');
  await admin.sees(/200 after \d+ ms/);
  await admin.click('button', 'Deliver again: Test');
  await until('both tests were received', () => receiver.received.length === 2);
  expect(receiver.received.every((one) => isSigned(one, secret))).toBe(true);
  await admin.page.keyboard.press('Escape');
  await log.closes();

  await admin.click('button', 'Revoke Room signs');
  await (await Dialog.of(admin, 'Revoke Room signs?')).press('Revoke');
  await admin.sees('No program has a key yet.');
  expect((await asProgram('/api/v1/rooms')).status).toBe(401);
}, 120_000);

/** What is shown once, and kept by whoever reads it. */
async function secretShown(tab: Tab, title: string): Promise<string> {
  const dialog = await Dialog.of(tab, title);
  const secret = await tab.page.$eval('[role=dialog] textarea', (field) => field.value);
  await dialog.press('I have kept it');
  await dialog.closes();
  return secret;
}

test('of two who edit the same person the second is told, sees what changed, and decides', async () => {
  const [amara, lin] = [await open('Amara Okafor'), await open('Lin Mei')];
  for (const tab of [amara, lin]) {
    await tab.goto('/users?text=chen');
    await choose(tab, 'Chen Wei', 'Edit');
  }
  const [hers, theirs] = [await Dialog.of(amara, 'Edit Chen Wei'), await Dialog.of(lin, 'Edit Chen Wei')];
  await fillIn(lin, 'Name', 'Wei Chen');
  await theirs.press('Save');
  await theirs.closes();
  await hers.select('Language', 'English');
  await fillIn(amara, 'Name', 'Chen Wei (Finance)');
  await hers.press('Save');
  await amara.sees('Someone else has changed this while you were editing.');
  await amara.sees('Wei Chen');
  await hers.press('Save mine all the same');
  await hers.closes();
  await amara.sees('Chen Wei (Finance)');
}, 120_000);

test('what was entered is not lost by a slip', async () => {
  const admin = await open('Amara Okafor');
  await admin.goto('/rooms');
  await admin.click('button', 'Add room');
  const room = await Dialog.of(admin, 'Add room');
  await fillIn(admin, 'Name', 'Half a room');
  await admin.page.keyboard.press('Escape');
  const question = await Dialog.of(admin, 'Discard what you entered?');
  await question.press('Cancel');
  await question.closes();
  expect(
    await admin.page.$eval(
      '[role=dialog] input',
      (input) => input instanceof HTMLInputElement && input.value,
    ),
  ).toBe('Half a room');
  await room.press('Cancel');
  await (await Dialog.of(admin, 'Discard what you entered?')).press('Discard');
  await room.closes();
}, 90_000);

test('a member finds people in the directory and is offered nothing of the administration', async () => {
  const member = await open('Sofia Rossi');
  await member.click('link', 'Directory');
  await member.at('/directory');
  await member.sees('Lin Mei');
  const text = await member.text();
  for (const word of ['Administration', 'Users', 'Audit log']) expect(text).not.toContain(word);
  await (await member.page.waitForSelector('input[type=search]'))?.type('mei');
  await member.page.waitForFunction(() => document.querySelectorAll('main li').length === 1);
  await member.click('link', 'Lin Mei');
  await member.sees('lin.mei@plenum.example');
  await member.goto('/users');
  await member.sees('You may not do this.');
}, 90_000);
