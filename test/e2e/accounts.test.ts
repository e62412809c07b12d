import { Chromium } from '../support/Chromium';
import { fillIn } from '../support/fillIn';
import { type DemoAccount, Product } from '../support/Product';
import { Tab, type TabOptions } from '../support/Tab';
import { until } from '../support/until';

let product: Product;
let chromium: Chromium;
let tabs: Tab[] = [];

beforeAll(async () => {
  product = await Product.start();
  chromium = await Chromium.launch();
}, 90_000);
afterAll(async () => {
  await chromium?.close();
  await product?.dispose();
});
afterEach(async () => {
  expect(tabs.flatMap(({ problems }) => problems)).toEqual([]);
  await Promise.all(tabs.map(({ page }) => page.browserContext().close()));
  tabs = [];
});

async function open(options: TabOptions = {}, server = product): Promise<Tab> {
  const tab = await Tab.open(chromium, server, options);
  tabs.push(tab);
  return tab;
}

function accountOf(name: string): DemoAccount {
  const account = product.demoAccounts.find((candidate) => candidate.name === name);
  if (!account) throw new Error(`nobody is called ${name}`);
  return account;
}

/** By hand, as a person does, to an address that may ask for it first. */
async function signInHere(
  tab: Tab,
  { email, password }: Pick<DemoAccount, 'email' | 'password'>,
): Promise<void> {
  await (await tab.page.waitForSelector('input[type=email]'))?.type(email);
  await tab.page.type('input[type=password]', password);
  await tab.page.keyboard.press('Enter');
}

const newcomer = {
  email: 'noa.berg@plenum.example',
  password: 'seven quiet herons wade',
  next: 'nine loud geese depart',
};

describe('an account of one’s own', () => {
  test('someone makes one, is in, signs out, and comes back with it', async () => {
    const tab = await open();
    await tab.goto('/sign-in');
    await tab.click('link', 'Create one');
    await tab.at('/register');
    await tab.click('button', 'Create account');
    await tab.sees('Enter your name.');
    await fillIn(tab, 'Your name', 'Noa Berg');
    await fillIn(tab, 'E-mail', newcomer.email);
    await fillIn(tab, 'Password', 'noa.berg');
    await tab.click('button', 'Create account');
    await tab.sees('Use at least 12 characters.');
    await fillIn(tab, 'Password', newcomer.password);
    await tab.click('button', 'Create account');
    await tab.at('/');
    await tab.sees(/Good (morning|afternoon|evening), Noa Berg/);
    await tab.click('button', 'Sign out');
    await tab.at('/sign-in');
    await tab.goto('/settings');
    await tab.at('/sign-in');
    await signInHere(tab, newcomer);
    await tab.at('/settings');
    await tab.sees('E-mail: noa.berg@plenum.example');
  });

  test('an address that has an account is told so, in Chinese too', async () => {
    const tab = await open({ locale: 'zh-CN' });
    await tab.goto('/register');
    await fillIn(tab, '您的姓名', '诺亚');
    await fillIn(tab, '邮箱', newcomer.email);
    await fillIn(tab, '密码', 'four patient otters');
    await tab.click('button', '创建账号');
    await tab.sees('此邮箱已有账号，请直接登录。');
    await tab.at('/register');
  });

  test('a changed password signs out the other devices: their pages lead back to the sign-in', async () => {
    const here = await open();
    await here.goto('/sign-in');
    await signInHere(here, newcomer);
    await here.at('/');
    const there = await open();
    await there.goto('/sign-in');
    await signInHere(there, newcomer);
    await there.sees('Today');
    await here.sees('Today');

    await here.click('link', 'Settings');
    await fillIn(here, 'Current password', 'not this one, no');
    await fillIn(here, 'New password', newcomer.next);
    await here.click('button', 'Change password');
    await here.sees('The password was not changed');
    await fillIn(here, 'Current password', newcomer.password);
    await here.click('button', 'Change password');
    await here.sees('Password changed');

    await until(
      'the other device is at the sign-in',
      () => new URL(there.page.url()).pathname === '/sign-in',
      {
        within: 45_000,
      },
    );
    await signInHere(there, newcomer);
    await there.sees('E-mail or password is wrong.');
    await fillIn(there, 'Password', newcomer.next);
    await there.click('button', 'Sign in');
    await there.at('/');
    await here.click('link', 'Home');
    await here.sees('Today');
  }, 120_000);

  test('a device that is signed out from another leaves its meeting', async () => {
    const here = await open({ width: 1000 });
    await here.signIn(accountOf('Lin Mei'));
    const lost = await open({ width: 800 });
    await lost.signIn(accountOf('Lin Mei'));
    await lost.click('button', 'Start now');
    await lost.at(/^\/m\/\d{9}$/);
    await lost.join(new URL(lost.page.url()).pathname);
    await lost.sees('You are the only one here.');

    await here.click('link', 'Settings');
    await here.sees('This device');
    await here.click('button', 'Sign out Chrome on Linux');
    await until(
      'one device is left',
      async () => !(await here.text()).includes('Sign out all other devices'),
    );
    await lost.at(/\/summary$/);
    await lost.sees('You were signed out');
    await lost.goto('/');
    await lost.at('/sign-in');
    await here.click('link', 'Home');
    await here.sees('Today');
  });
});

describe('the language', () => {
  test('is the profile’s from the moment of signing in, and stays on every page and after a reload', async () => {
    const tab = await open();
    await tab.goto('/sign-in');
    await tab.sees('Sign in');
    await tab.signIn(accountOf('Chen Wei'));
    await tab.sees('发起会议');
    expect(await tab.page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
    await tab.click('link', '设置');
    await tab.sees('已登录的设备');
    await tab.page.reload();
    await tab.sees('已登录的设备');
    await tab.click('button', '退出登录');
    await tab.at('/sign-in');
    await signInHere(tab, accountOf('Sofia Rossi'));
    await tab.sees('Start a meeting');
  });

  test('chosen on a browser it wins over the profile, until it is changed in the settings', async () => {
    const tab = await open();
    await tab.goto('/sign-in');
    await tab.click('button', '中文');
    await tab.sees('还没有账号？');
    await tab.page.reload();
    await tab.sees('还没有账号？');
    await tab.signIn(accountOf('Sofia Rossi'));
    await tab.sees('发起会议');
    await tab.click('link', '设置');
    await tab.sees('个人资料');
    await tab.page.select('select', 'en');
    await tab.click('button', '保存');
    await tab.sees('Signed-in devices');
    await tab.goto('/');
    await tab.sees('Start a meeting');
  });
});

describe('guests', () => {
  test('come in by the link or by the code, with a name only, to that meeting and nothing else', async () => {
    const host = await open({ width: 1000 });
    await host.signIn(accountOf('Jonas Weber'));
    await host.click('button', 'Start now');
    await host.at(/^\/m\/\d{9}$/);
    const path = new URL(host.page.url()).pathname;
    await host.join(path);

    const byLink = await open({ width: 800 });
    await byLink.goto(path);
    await byLink.click('button', 'Join meeting');
    await byLink.sees('Enter the name that others should see.');
    await fillIn(byLink, 'Your name', 'Gus');
    await byLink.click('button', 'Join meeting');
    await byLink.sees('Jonas Weber');
    await host.sees('Gus');

    const byCode = await open({ width: 800, locale: 'zh-CN' });
    await byCode.goto('/sign-in');
    await fillIn(byCode, '会议号', path.replace('/m/', '').replace(/(\d{3})(?=\d)/g, '$1 '));
    await byCode.click('button', '加入');
    await byCode.at(path);
    await fillIn(byCode, '您的姓名', '小美');
    await byCode.click('button', '加入会议');
    await byCode.sees('Gus');
    await host.sees('小美');

    await byLink.click('button', 'Leave');
    await byLink.at(/\/summary$/);
    await byLink.sees('You have left the meeting');
    for (const closed of ['/', '/settings', '/self-test']) {
      await byLink.goto(closed);
      await byLink.at('/sign-in');
    }
    const refused = await byLink.page.evaluate(async () =>
      Promise.all(
        ['/api/v1/meetings', '/api/v1/me/sign-ins', '/api/v1/self-test'].map(
          async (it) => (await fetch(it)).status,
        ),
      ),
    );
    expect(refused).toEqual([403, 403, 403]);
    await byLink.goto(path);
    await byLink.sees('You join as Gus.');
  });
});

test('without the demo the printed token makes the first admin, once', async () => {
  const empty = await Product.start({ PLENUM_DEMO: 'false' });
  try {
    const link = await until(
      'a link on the console',
      () => /\/set-up\?token=\S+/.exec(empty.output.join(''))?.[0],
    );
    const tab = await open({}, empty);
    await tab.goto('/');
    await tab.sees('This server has no admin yet');
    expect(await tab.text()).not.toContain('Create one');
    await tab.goto(link);
    await fillIn(tab, 'Your name', 'Ada Ortiz');
    await fillIn(tab, 'E-mail', 'ada@example.org');
    await fillIn(tab, 'Password', 'six small boats return');
    await tab.click('button', 'Create admin account');
    await tab.at('/');
    await tab.sees('Nothing on today');
    expect(await tab.page.evaluate(async () => (await (await fetch('/api/v1/me')).json()).role)).toBe(
      'admin',
    );

    const second = await open({ locale: 'zh-CN' }, empty);
    await second.goto(link);
    await fillIn(second, '您的姓名', '第二人');
    await fillIn(second, '邮箱', 'second@example.org');
    await fillIn(second, '密码', 'six small boats return');
    await second.click('button', '创建管理员账号');
    await second.sees('令牌有误、已使用或已超过 30 分钟。');
    await second.goto('/sign-in');
    await second.sees('使用会议号加入');
    expect(await second.text()).not.toContain('此服务器还没有管理员');
    await second.goto('/register');
    await second.sees('此服务器未开放注册');
  } finally {
    await empty.dispose();
  }
}, 120_000);
