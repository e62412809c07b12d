import { Chromium } from '../support/Chromium';
import { fillIn } from '../support/fillIn';
import { type DemoAccount, Product } from '../support/Product';
import { Tab } from '../support/Tab';
import { HttpWireClient } from '../support/wire/HttpWireClient';

let product: Product;
let chromium: Chromium;
let admin: HttpWireClient;

beforeAll(async () => {
  product = await Product.start({ PLENUM_LIMIT_FACTOR: '100' });
  chromium = await Chromium.launch();
  const root = product.demoAccounts.find(({ role }) => role === 'admin');
  if (!root) throw new Error('the demo has no admin');
  admin = new HttpWireClient(product.url);
  await admin.signIn(root.email, root.password);
  const texts = { en: 'Choose another speaker under More.', 'zh-CN': '请在“更多”中选择其他扬声器。' };
  await admin.request('addCannedAnswer', { body: { title: 'Speaker', topic: 'sound', texts } });
  const { items } = await admin.request('searchUsers', { query: { text: 'Jonas Weber' } });
  const body = { user: items[0]?.id, topics: [], languages: [] };
  await admin.request('addAgent', { body });
}, 60_000);
afterAll(async () => {
  await chromium?.close();
  await product?.dispose();
});

function accountOf(name: string): DemoAccount {
  const account = product.demoAccounts.find((candidate) => candidate.name === name);
  if (!account) throw new Error(`nobody is called ${name}`);
  return account;
}

async function enter(name: string): Promise<Tab> {
  const tab = await Tab.open(chromium, product);
  await tab.signIn(accountOf(name));
  return tab;
}

async function choose(tab: Tab, label: string, option: string): Promise<void> {
  await tab.page.waitForSelector(`::-p-aria(${label})`);
  await tab.page.evaluate(
    (wantedLabel, wantedOption) => {
      const select = [...document.querySelectorAll('select')].find(
        (each) => each.labels[0]?.textContent === wantedLabel,
      );
      const chosen = [...(select?.options ?? [])].find(({ text }) => text === wantedOption);
      if (!select || !chosen) throw new Error(`there is no ${wantedOption} in ${wantedLabel}`);
      const set = Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')?.set;
      set?.call(select, chosen.value);
      select.dispatchEvent(new Event('change', { bubbles: true }));
    },
    label,
    option,
  );
}

test('someone in a meeting asks with their connection report, an agent answers, and it is closed and rated', async () => {
  const mei = await enter('Lin Mei');
  await mei.click('link', 'Join Budget review');
  await mei.at(/^\/m\/\d{9}$/);
  await mei.join(new URL(mei.page.url()).pathname);
  await mei.click('button', 'More');
  await mei.click('button', 'Get help');
  await mei.click('button', 'Ask support');
  await fillIn(mei, 'What is it about?', 'I hear nobody');
  await fillIn(mei, 'What happened, and what did you expect?', 'It was fine yesterday.');
  await mei.page.waitForSelector('input[type=checkbox]:not(:disabled)');
  await mei.click('checkbox', 'Let support see my connection report for 60 minutes');
  await mei.click('button', 'Send');
  await mei.sees('Waiting for an agent');

  const jonas = await enter('Jonas Weber');
  await jonas.click('link', 'Support desk');
  await jonas.sees('In a meeting');
  await (await jonas.page.waitForSelector('::-p-text(I hear nobody)'))?.click();
  await jonas.click('button', 'Take');
  await mei.sees('Jonas Weber answers you.');
  await jonas.click('button', 'Look at the connection report');
  await jonas.sees('Meeting: Budget review');
  await jonas.sees(/Round trip/);
  await choose(jonas, 'Insert a canned answer', 'Speaker');
  await jonas.click('button', 'Send');
  await mei.sees('Choose another speaker under More.');
  await jonas.sees('Waiting for the user');

  await fillIn(mei, 'Your message', 'That was it.');
  await mei.click('button', 'Send');
  await jonas.sees('That was it.');
  await mei.click('button', 'Close the conversation');
  await mei.sees('How was it?');
  await mei.click('radio', '5 – very well');
  await mei.click('button', 'Rate');
  await mei.sees('You gave 5 of 5.');
  await jonas.sees('Rated 5 of 5');

  // What told Lin Mei of the answer leads to the conversation itself.
  await mei.goto('/');
  await (await mei.page.waitForSelector('button[aria-label^="Notifications"]'))?.click();
  await mei.page.locator('[role=dialog] a::-p-text(answered you: I hear nobody)').click();
  await mei.at('/help');
  await mei.sees('Choose another speaker under More.');

  const root = product.demoAccounts.find(({ role }) => role === 'admin')?.name ?? '';
  const ruth = await enter(root);
  await ruth.click('link', 'Support staff');
  await ruth.sees('Half answered within');
  await ruth.sees('5.0');
  expect([...mei.problems, ...jonas.problems, ...ruth.problems]).toEqual([]);
  await Promise.all([mei, jonas, ruth].map(({ page }) => page.browserContext().close()));
}, 180_000);

test('[T20] what people write to support does nothing but stand there', async () => {
  const bob = new HttpWireClient(product.url);
  const { email, password } = accountOf('Lin Mei');
  await bob.signIn(email, password);
  for (const [index, text] of PAYLOADS.entries()) {
    const body = { subject: text.slice(0, 120), topic: 'other', text, inCall: false };
    const { id } = await bob.request('openTicket', { body });
    if (index > 0) await bob.request('closeTicket', { parameters: { ticket: id } });
  }
  const jonas = await Tab.open(chromium, product);
  const signs: string[] = [];
  jonas.page.on('dialog', (dialog) => {
    signs.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  jonas.page.on('console', (message) => {
    if (/Content.Security.Policy|Refused to/i.test(message.text())) signs.push(message.text());
  });
  jonas.page.on('request', (request) => {
    if (!request.url().startsWith(product.url) && !/^(data|blob):/.test(request.url()))
      signs.push(request.url());
  });
  await jonas.signIn(accountOf('Jonas Weber'));
  const { items } = await admin.request('searchTickets', { query: { limit: 100 } });
  await jonas.goto('/support?show=all');
  await jonas.sees('alert(1)');
  for (const { id, number } of items) {
    await jonas.page.evaluate((ticket) => {
      history.pushState({}, '', `/support?show=all&ticket=${ticket}`);
      dispatchEvent(new PopStateEvent('popstate'));
    }, id);
    await jonas.sees(`Conversation ${number} `);
  }
  expect(await jonas.page.$$('article a')).toEqual([]);
  expect([...signs, ...jonas.problems]).toEqual([]);
  await jonas.page.browserContext().close();
}, 180_000);

const PAYLOADS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '"><script src="https://evil.example/x.js"></script>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '[look](javascript:alert(1))',
  '![x](https://evil.example/x.png)',
  '<a href="javascript:alert(1)">alert(1)</a>',
  '<style>@import "https://evil.example/x.css";</style>',
  '<link rel=stylesheet href=https://evil.example/x.css>',
  '<math><mtext></mtext><script>alert(1)</script></math>',
  '<base href="https://evil.example/">',
  '{{constructor.constructor("alert(1)")()}}',
  '$' + '{alert(1)}',
  '<details open ontoggle=alert(1)>',
  '<video src=x onerror=alert(1)>',
  '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
  '\u202ealert(1)\u202c',
];
