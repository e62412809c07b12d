import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chromium } from '../support/Chromium';
import { fillIn } from '../support/fillIn';
import { PageAudit } from '../support/PageAudit';
import { type DemoAccount, Product } from '../support/Product';
import { Tab } from '../support/Tab';
import { until } from '../support/until';
import { HttpWireClient } from '../support/wire/HttpWireClient';

let product: Product;
let chromium: Chromium;
let downloads: string;

beforeAll(async () => {
  downloads = mkdtempSync(join(tmpdir(), 'plenum-downloads-'));
  product = await Product.start({ PLENUM_LIMIT_FACTOR: '10' });
  chromium = await Chromium.launch();
}, 90_000);
afterAll(async () => {
  await chromium?.close();
  await product?.dispose();
  rmSync(downloads, { recursive: true });
});

function accountOf(fits: (account: DemoAccount) => boolean): DemoAccount {
  const account = product.demoAccounts.find(fits);
  if (!account) throw new Error('there is no such account');
  return account;
}
const admin = () => accountOf(({ role }) => role === 'admin');
const host = () => accountOf(({ name }) => name === 'Jonas Weber');

/** Somebody is in a meeting of this name. */
async function meet(name: string): Promise<Tab> {
  const tab = await Tab.open(chromium, product);
  await tab.signIn(host());
  await fillIn(tab, 'What is it about?', name);
  await tab.click('button', 'Start now');
  await tab.at(/^\/m\/\d{9}$/);
  await tab.join(new URL(tab.page.url()).pathname);
  await tab.sees('You are the only one here.');
  return tab;
}

async function saveHere({ page }: Tab): Promise<void> {
  const session = await page.createCDPSession();
  await session.send('Page.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
}

/** The file that was saved with this ending, as it is. */
async function savedFile(ending: string): Promise<Buffer> {
  const name = await until(
    `a file ${ending}`,
    async () => readdirSync(downloads).find((file) => file.endsWith(ending)),
    { within: 30_000 },
  );
  return readFileSync(join(downloads, name));
}

test('an admin sees a meeting while it runs, ends it without joining, and exports who was there', async () => {
  const inside = await meet('Quarterly numbers');
  const tab = await Tab.open(chromium, product);
  await tab.signIn(admin());
  await tab.click('link', 'Live');
  await tab.sees('Quarterly numbers');
  await tab.sees('Jonas Weber · Host');
  await tab.sees(/Good|Fair|Weak/, 30_000);

  await tab.click('button', 'End the meeting');
  await tab.sees('End “Quarterly numbers” for everyone?');
  await tab.click('button', 'End for everyone');
  await inside.at(/\/summary$/);
  await tab.sees('No meeting runs now');
  expect(await tab.text()).not.toContain('Jonas Weber · Host');

  await tab.click('link', 'Meeting records');
  await saveHere(tab);
  const search = await tab.page.waitForSelector('input[type=search]');
  await search?.type('Quarterly');
  await tab.sees('Quarterly numbers');
  await tab.click('checkbox', 'Select Quarterly numbers');
  await tab.sees('1 meeting selected');
  await tab.click('button', 'Download selected');
  await tab.click('menuitem', 'Attendance table (CSV)');
  const table = (await savedFile('.csv')).toString('utf8');
  expect(table).toContain('Quarterly numbers');
  expect(table).toContain('Jonas Weber,Host,Browser');
  await tab.click('button', 'Download selected');
  await tab.click('menuitem', 'PDF document');
  expect((await savedFile('.pdf')).subarray(0, 5).toString()).toBe('%PDF-');

  await tab.click('link', 'Quarterly numbers');
  await tab.at(/^\/records\//);
  await tab.click('button', 'Edit');
  await fillIn(tab, 'Minutes', 'The numbers are good.');
  await tab.click('button', 'Save');
  await tab.sees('The numbers are good.');
  expect([...inside.problems, ...tab.problems]).toEqual([]);
  await Promise.all([inside, tab].map(({ page }) => page.browserContext().close()));
}, 180_000);

const WORDS = {
  en: {
    more: 'More filters',
    retention: 'Retention',
    retentionTitle: 'How long records are kept',
    table: 'Show as a table',
    edit: 'Edit',
    editTitle: 'Edit the record',
    cancel: 'Cancel',
    attendance: 'Attendance',
    live: 'Meetings',
    end: 'End the meeting',
    endTitle: 'for everyone?',
    close: 'Close',
  },
  'zh-CN': {
    more: '更多筛选',
    retention: '保留期限',
    retentionTitle: '记录保留多久',
    table: '以表格显示',
    edit: '编辑',
    editTitle: '编辑记录',
    cancel: '取消',
    attendance: '出席情况',
    live: '会议',
    end: '结束会议',
    endTitle: '为所有人结束',
    close: '关闭',
  },
} as const;

test.each(['en', 'zh-CN'] as const)(
  'the screens of records and of meetings now stand in %s',
  async (locale) => {
    const words = WORDS[locale];
    const browser = new HttpWireClient(product.url);
    await browser.signIn(admin().email, admin().password);
    await browser.request('updateMe', { body: { locale } });
    const inside = await meet('SIP');
    const audit = new PageAudit(product.url, locale);
    const tab = await Tab.open(chromium, product, { locale });
    await audit.watch(tab);
    await tab.signIn(admin());
    await tab.goto('/live');
    await tab.sees('SIP');
    await audit.look(tab, 'live');
    await tab.click('button', words.end);
    await tab.sees(words.endTitle);
    await audit.look(tab, 'ending a meeting');
    await tab.click('button', words.cancel);

    await tab.goto('/records?text=SIP');
    await tab.sees('SIP');
    await audit.look(tab, 'records');
    await tab.click('button', words.more);
    await audit.look(tab, 'records, all filters');
    await tab.click('button', words.retention);
    await tab.sees(words.retentionTitle);
    await audit.look(tab, 'retention');
    await tab.click('button', words.close);
    await tab.click('link', 'SIP');
    await tab.sees(words.attendance);
    await audit.look(tab, 'record');
    await tab.click('button', words.table);
    await audit.look(tab, 'record, attendance as a table');
    await tab.click('button', words.edit);
    await tab.sees(words.editTitle);
    await audit.look(tab, 'editing a record');
    expect(audit.findings).toEqual([]);
    await Promise.all([inside, tab].map(({ page }) => page.browserContext().close()));
  },
  240_000,
);
