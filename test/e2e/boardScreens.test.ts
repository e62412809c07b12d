import { Chromium } from '../support/Chromium';
import { grantHost } from '../support/grantHost';
import { PageAudit } from '../support/PageAudit';
import { type DemoAccount, Product } from '../support/Product';
import { Tab } from '../support/Tab';

const LANGUAGES = {
  en: {
    host: 'Jonas Weber',
    start: 'Start now',
    board: 'Board',
    sticky: 'Sticky note',
    list: 'Object list',
    pages: 'All pages',
  },
  'zh-CN': {
    host: 'Chen Wei',
    start: '立即开始',
    board: '白板',
    sticky: '便签',
    list: '对象列表',
    pages: '全部页面',
  },
} as const;

let product: Product;
let chromium: Chromium;

beforeAll(async () => {
  product = await Product.start();
  for (const { host } of Object.values(LANGUAGES)) await grantHost(product, accountOf(host).email);
  chromium = await Chromium.launch();
});
afterAll(async () => {
  await chromium?.close();
  await product?.dispose();
});

function accountOf(host: string): DemoAccount {
  const account = product.demoAccounts.find(({ name }) => name === host);
  if (!account) throw new Error(`nobody is called ${host}`);
  return account;
}

test.each(['en', 'zh-CN'] as const)(
  'the whiteboard in %s, at three sizes, with something selected',
  async (locale) => {
    const words = LANGUAGES[locale];
    const account = accountOf(words.host);
    const audit = new PageAudit(product.url, locale);
    const tab = await Tab.open(chromium, product, { locale });
    await audit.watch(tab);
    await tab.signIn(account);
    await tab.click('button', words.start);
    await tab.at(/^\/m\/\d{9}$/);
    await tab.join(new URL(tab.page.url()).pathname);
    await tab.click('button', words.board);
    const canvas = await tab.page.waitForSelector('[role=application]');
    await audit.look(tab, 'board, empty');
    await tab.click('button', words.sticky);
    // From the keyboard alone: one in the middle, written in at once.
    await canvas?.focus();
    await tab.page.keyboard.press('Enter');
    await tab.page.waitForSelector('textarea');
    await tab.page.keyboard.type('42');
    await tab.page.keyboard.press('Escape');
    await tab.click('button', words.list);
    await tab.sees('42');
    await audit.look(tab, 'board, selected');
    await tab.click('button', words.pages);
    await tab.page.waitForSelector('img[alt=""]');
    await audit.look(tab, 'board, pages');
    expect(audit.findings).toEqual([]);
    await tab.page.close();
  },
  120_000,
);
