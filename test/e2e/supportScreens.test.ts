import { Chromium } from '../support/Chromium';
import { PageAudit } from '../support/PageAudit';
import { type DemoAccount, Product } from '../support/Product';
import { Tab } from '../support/Tab';
import { HttpWireClient } from '../support/wire/HttpWireClient';

/** Every screen of support and help, in both languages, on a desk, on a phone and on a small phone. */
const LANGUAGES = {
  en: {
    help: 'Get help',
    helpUnread: 'Get help, new answer',
    ask: 'Ask support',
    preview: 'What is in the report',
    article: 'Nobody hears me',
    found: /\d+ pages? found/,
    search: 'mute',
    mine: 'My conversations',
    subject: 'No sound',
    text: 'I hear nothing.',
    answer: 'Is the speaker on?',
    title: 'Speaker',
    addAnswer: 'Add a canned answer',
    addAgent: 'Add an agent',
    addShift: 'Add a shift',
    table: 'As a table',
    suggestion: 'A larger clock',
    changeState: 'Change the state of A larger clock',
    close: 'Close the conversation',
    rate: 'How was it?',
    cancel: 'Cancel',
    more: 'More',
  },
  'zh-CN': {
    help: '获取帮助',
    helpUnread: '获取帮助，有新的回复',
    ask: '咨询客服',
    preview: '报告包含的内容',
    article: '别人听不到我',
    found: /找到 \d+ 个页面/,
    search: '静音',
    mine: '我的对话',
    subject: '没有声音',
    text: '我什么也听不到。',
    answer: '扬声器打开了吗？',
    title: '扬声器',
    addAnswer: '添加预设回复',
    addAgent: '添加客服',
    addShift: '添加班次',
    table: '表格形式',
    suggestion: '更大的时钟',
    changeState: '更改“更大的时钟”的状态',
    close: '关闭对话',
    rate: '您满意吗？',
    cancel: '取消',
    more: '更多',
  },
} as const;

/** People, a room and zones, and what a browser calls itself. */
const NAMES = [
  // Zones first: a room may be called like the end of one.
  ...Intl.supportedValuesOf('timeZone').sort((a, b) => b.length - a.length),
  ...['member', 'admin', 'Diego Ruiz', 'Lin Mei', 'Sofia Rossi', 'Priya Nair', 'Harbour', 'CSV'],
  ...['UTC', 'Mozilla', 'AppleWebKit', 'KHTML, like Gecko', 'Headless', 'Safari'],
];

describe.each(['en', 'zh-CN'] as const)('in %s', (locale) => {
  const words = LANGUAGES[locale];
  let product: Product;
  let chromium: Chromium;
  let audit: PageAudit;
  let ticket: string;

  beforeAll(async () => {
    product = await Product.start({ PLENUM_LIMIT_FACTOR: '100' });
    chromium = await Chromium.launch();
    audit = new PageAudit(product.url, locale, NAMES);
    ticket = await furnish();
  }, 90_000);
  afterAll(async () => {
    await chromium?.close();
    await product?.dispose();
  });

  function account(role: DemoAccount['role']): DemoAccount {
    const found = product.demoAccounts.find((candidate) => candidate.role === role);
    if (!found) throw new Error(`the demo has no ${role}`);
    return found;
  }

  async function clientOf(role: DemoAccount['role']): Promise<HttpWireClient> {
    const client = new HttpWireClient(product.url);
    const { email, password } = account(role);
    await client.signIn(email, password);
    await client.request('updateMe', { body: { locale, displayName: `${role} Chen Wei` } });
    return client;
  }

  /** Something stands on every screen, in the language that is looked at. */
  async function furnish(): Promise<string> {
    const [member, admin] = [await clientOf('member'), await clientOf('admin')];
    const body = { subject: words.subject, topic: 'sound', text: words.text, inCall: true };
    const { id } = await member.request('openTicket', { body });
    const parameters = { ticket: id };
    await admin.request('answerTicket', { parameters, body: { text: words.answer } });
    await admin.request('noteTicket', { parameters, body: { text: words.answer } });
    const texts = { en: words.answer, 'zh-CN': words.answer };
    await admin.request('addCannedAnswer', { body: { title: words.title, topic: 'sound', texts } });
    const agent = (await admin.request('searchUsers', { query: { role: 'host' } })).items[0]?.id;
    const chosen = agent ?? (await admin.request('searchUsers')).items[0]?.id;
    await admin.request('addAgent', { body: { user: chosen, topics: ['sound'], languages: [] } });
    const shift = { agent: chosen, day: 'monday', from: '00:00', until: '24:00', zone: 'UTC' };
    await admin.request('addShift', { body: shift });
    await member.request('addSuggestion', { body: { title: words.suggestion, text: words.text } });
    return id;
  }

  async function enter(role: DemoAccount['role']): Promise<Tab> {
    const tab = await Tab.open(chromium, product, { locale });
    await audit.watch(tab);
    await tab.signIn(account(role));
    return tab;
  }

  test('for those who ask', async () => {
    const tab = await enter('member');
    await tab.click('button', words.helpUnread);
    await tab.sees(words.mine);
    await audit.look(tab, 'help');
    await tab.page.type('[role=dialog] input[type=search]', words.search);
    await tab.sees(words.found);
    await audit.look(tab, 'help, found');
    await tab.click('button', words.article);
    await audit.look(tab, 'help, one page');
    await tab.click('button', words.ask);
    await (await tab.page.waitForSelector('details summary'))?.click();
    await tab.page.keyboard.press('Enter');
    await audit.look(tab, 'ask');
    await tab.page.reload();
    await tab.click('button', words.helpUnread);
    await tab.click('button', words.subject);
    await tab.sees(words.answer);
    await audit.look(tab, 'conversation');
    await tab.click('button', words.close);
    await tab.sees(words.rate);
    await audit.look(tab, 'rating');
    await tab.goto('/help');
    await tab.sees(words.article);
    await audit.look(tab, 'help pages');
    await tab.goto('/help/microphone');
    await tab.sees(words.article);
    await audit.look(tab, 'help page');
    await tab.goto('/suggestions');
    await tab.sees(words.suggestion);
    await audit.look(tab, 'suggestions');
    const nobody = await Tab.open(chromium, product, { locale });
    await audit.watch(nobody);
    await nobody.goto('/help/joining');
    await nobody.page.waitForSelector('h1');
    await audit.look(nobody, 'help page, signed out');
    expect(audit.findings).toEqual([]);
  }, 240_000);

  test('for those who answer and administer', async () => {
    const tab = await enter('admin');
    await tab.goto('/support?show=all');
    await tab.sees(words.subject);
    await audit.look(tab, 'desk');
    await tab.goto(`/support?show=all&ticket=${ticket}`);
    await tab.sees(words.answer);
    await audit.look(tab, 'desk, conversation');
    await tab.goto('/support/answers');
    await tab.sees(words.title);
    await audit.look(tab, 'canned answers');
    await tab.click('button', words.addAnswer);
    await tab.page.waitForSelector('[role=dialog] textarea');
    await audit.look(tab, 'canned answer, form');
    await tab.click('button', words.cancel);
    await tab.goto('/support-staff');
    await tab.sees(words.table);
    for (const summary of await tab.page.$$('details summary')) await summary.click();
    await audit.look(tab, 'staff');
    for (const form of [words.addAgent, words.addShift]) {
      await tab.click('button', form);
      await tab.page.waitForSelector('[role=dialog] select');
      await audit.look(tab, form);
      await tab.click('button', words.cancel);
    }
    await tab.goto('/suggestions');
    await tab.sees(words.suggestion);
    await tab.click('button', words.changeState);
    await tab.page.waitForSelector('[role=dialog] textarea');
    await audit.look(tab, 'suggestion, state');
    expect(audit.findings).toEqual([]);
  }, 240_000);

  test('in a meeting', async () => {
    const tab = await enter('member');
    const admin = await clientOf('admin');
    const meeting = await admin.request('startMeeting', { body: { title: 'Budget review' } });
    await tab.join(`/m/${meeting.code}`);
    await tab.click('button', words.more);
    await tab.click('button', words.help);
    await tab.sees(words.mine);
    await audit.look(tab, 'stage, help');
    await tab.click('button', words.ask);
    await tab.page.waitForSelector('details summary');
    await tab.page.click('details summary');
    await audit.look(tab, 'stage, ask');
    expect(audit.findings).toEqual([]);
  }, 240_000);
});
