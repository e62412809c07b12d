import { Chromium } from '../support/Chromium';
import { Dialog } from '../support/Dialog';
import { fillIn } from '../support/fillIn';
import { PageAudit } from '../support/PageAudit';
import { type DemoAccount, Product } from '../support/Product';
import { Tab } from '../support/Tab';
import { WebhookReceiver } from '../support/WebhookReceiver';

/** The screens of those who administer, in both languages, on a desk, on a phone and on a small phone. */
const WORDS = {
  en: {
    actionsFor: (name: string) => `Actions for ${name}`,
    users: { add: 'Add user', roles: 'Roles and rooms', password: 'New password link', remove: 'Delete' },
    import: { check: 'Check list', preview: 'What would change' },
    departments: { add: 'Add department', move: 'Move to…' },
    rooms: { add: 'Add room', hours: 'Monday to Friday, 08:00–18:00', remove: 'Delete' },
    audit: { check: 'Check the chain', act: 'Look at the audit log' },
    system: {
      key: { add: 'Add key', name: 'Name', may: 'Look at the audit log', make: 'Make key' },
      hook: { add: 'Add webhook', url: 'Address', event: 'Booking made', test: 'Send a test' },
      kept: 'I have kept it',
      delivered: 'Delivered',
    },
    cancel: 'Cancel',
    close: 'Close',
    more: 'More',
    nothing: 'Nothing matches',
  },
  'zh-CN': {
    actionsFor: (name: string) => `${name}的操作`,
    users: { add: '添加用户', roles: '角色与会议室', password: '新的密码链接', remove: '删除' },
    import: { check: '检查名单', preview: '将要发生的更改' },
    departments: { add: '添加部门', move: '移动到…' },
    rooms: { add: '添加会议室', hours: '周一至周五 08:00–18:00', remove: '删除' },
    audit: { check: '校验链条', act: '查看审计日志' },
    system: {
      key: { add: '添加密钥', name: '名称', may: '查看审计日志', make: '生成密钥' },
      hook: { add: '添加 Webhook', url: '地址', event: '新建预订', test: '发送测试' },
      kept: '我已保存',
      delivered: '已送达',
    },
    cancel: '取消',
    close: '关闭',
    more: '更多',
    nothing: '没有符合条件的内容',
  },
} as const;

/** What the demo's people have called things, and the columns of a list, which are the same everywhere. */
const NAMES = [
  ...['Amara Okafor', 'Lin Mei', 'Jonas Weber', 'Priya Nair', 'Diego Ruiz', 'Sofia Rossi', 'New Person'],
  ...[
    'Finance',
    'Operations',
    'FIN',
    'OPS',
    'Cloud',
    'Harbour',
    'Lantern',
    'Budgets, purchasing and reports.',
  ],
  ...['email', 'department', 'locale', 'name', 'CSV', 'zh-CN', 'Nobody', 'UTC'],
];

let product: Product;
let chromium: Chromium;
let receiver: WebhookReceiver;

beforeAll(async () => {
  product = await Product.start({ PLENUM_LIMIT_FACTOR: '20', PLENUM_WEBHOOKS_INSIDE: 'true' });
  receiver = await WebhookReceiver.open();
  chromium = await Chromium.launch();
}, 90_000);
afterAll(async () => {
  await chromium?.close();
  await product?.dispose();
  await receiver?.close();
});

describe.each(['en', 'zh-CN'] as const)('in %s', (locale) => {
  const words = WORDS[locale];
  let audit: PageAudit;
  let tab: Tab;

  beforeEach(async () => {
    audit = new PageAudit(product.url, locale, NAMES);
    tab = await Tab.open(chromium, product, { locale });
    await tab.page.evaluateOnNewDocument((chosen) => localStorage.setItem('plenum.language', chosen), locale);
    await audit.watch(tab);
    await tab.signIn(admin());
  });
  afterEach(() => tab.page.browserContext().close());

  /** Presses what opens a dialog, looks at it, and closes it. */
  async function lookAtDialog(state: string, open: () => Promise<void>, close: string): Promise<void> {
    await open();
    await tab.page.waitForSelector('[role=dialog] h2');
    await audit.look(tab, state);
    const title = await tab.page.$eval('[role=dialog] h2', (heading) => heading.textContent ?? '');
    const dialog = await Dialog.of(tab, title);
    if (close === words.close) await tab.click('button', close);
    else await dialog.press(close);
    await dialog.closes();
  }

  const choose = (name: string, item: string) => async () => {
    await tab.click('button', words.actionsFor(name));
    await tab.click('menuitem', item);
  };
  const press = (word: string) => () => tab.click('button', word);

  test('users', async () => {
    await tab.goto('/users');
    await tab.sees('Priya Nair');
    await audit.look(tab, 'users');
    await lookAtDialog('add user', press(words.users.add), words.cancel);
    await lookAtDialog('roles', choose('Lin Mei', words.users.roles), words.close);
    await lookAtDialog('password link', choose('Lin Mei', words.users.password), words.cancel);
    await lookAtDialog('delete user', choose('Lin Mei', words.users.remove), words.cancel);
    await tab.goto('/users?text=nobody-at-all');
    await tab.sees(words.nothing);
    await audit.look(tab, 'users, nothing found');
    expect(audit.findings).toEqual([]);
  }, 180_000);

  test('a list of users', async () => {
    await tab.goto('/users/import');
    const field = await tab.page.waitForSelector('textarea');
    const known = product.demoAccounts.find(({ name }) => name === 'Priya Nair')?.email;
    await field?.type(`email,name\nnew.person@plenum.example,New Person\n${known},Nobody\nnothing,Nobody`);
    await tab.click('button', words.import.check);
    await tab.sees(words.import.preview);
    await audit.look(tab, 'import');
    expect(audit.findings).toEqual([]);
  }, 120_000);

  test('departments and the directory', async () => {
    await tab.goto('/departments');
    await tab.sees('finance@plenum.example');
    await audit.look(tab, 'departments');
    await lookAtDialog('add department', press(words.departments.add), words.cancel);
    await lookAtDialog('move department', choose('Finance', words.departments.move), words.cancel);
    await lookAtDialog('delete department', choose('Finance', words.users.remove), words.cancel);
    await tab.goto('/directory');
    await tab.sees('Sofia Rossi');
    await audit.look(tab, 'directory');
    await tab.click('link', 'Sofia Rossi');
    await tab.sees('sip:');
    await audit.look(tab, 'card');
    expect(audit.findings).toEqual([]);
  }, 180_000);

  test('rooms', async () => {
    await tab.goto('/rooms');
    await tab.sees('Harbour');
    await audit.look(tab, 'rooms');
    await lookAtDialog('delete room', choose('Harbour', words.rooms.remove), words.cancel);
    await tab.click('button', words.rooms.add);
    await tab.click('button', words.rooms.hours);
    await audit.look(tab, 'add room');
    expect(audit.findings).toEqual([]);
  }, 120_000);

  test('the audit log, and the way there on a phone', async () => {
    await tab.goto('/audit');
    await tab.sees(words.audit.act);
    await tab.click('button', words.audit.check);
    await audit.look(tab, 'audit');
    await lookAtDialog('entry', press(words.audit.act), words.close);
    await tab.page.setViewport({ width: 390, height: 844 });
    await tab.click('button', words.more);
    await tab.page.waitForSelector('[role=dialog] a[href="/audit"]');
    await audit.look(tab, 'more');
    expect(audit.findings).toEqual([]);
  }, 120_000);

  test('keys and webhooks', async () => {
    const { key, hook, kept, delivered } = words.system;
    await tab.goto('/system');
    await tab.click('button', key.add);
    await fillIn(tab, key.name, 'FIN');
    await tab.click('checkbox', key.may);
    await audit.look(tab, 'add key');
    await tab.click('button', key.make);
    await tab.page.waitForSelector('[role=dialog] textarea');
    await audit.look(tab, 'made key');
    await tab.click('button', kept);
    await tab.click('button', hook.add);
    await fillIn(tab, hook.url, receiver.url);
    await tab.click('checkbox', hook.event);
    await audit.look(tab, 'add webhook');
    await (await tab.page.waitForSelector('[role=dialog] button[type=submit]'))?.click();
    await tab.click('button', kept);
    await choose(receiver.url, hook.test)();
    await tab.sees(delivered);
    await audit.look(tab, 'deliveries');
    await tab.page.keyboard.press('Escape');
    await tab.page.waitForSelector('[role=dialog]', { hidden: true });
    await audit.look(tab, 'system');
    await lookAtDialog('delete webhook', choose(receiver.url, words.users.remove), words.cancel);
    expect(audit.findings).toEqual([]);
  }, 180_000);
});

function admin(): DemoAccount {
  const account = product.demoAccounts.find(({ role }) => role === 'admin');
  if (!account) throw new Error('the demo has no admin');
  return account;
}
