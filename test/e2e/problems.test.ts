import { Chromium } from '../support/Chromium';
import { fillIn } from '../support/fillIn';
import { grantHost } from '../support/grantHost';
import { type DemoAccount, Product } from '../support/Product';
import { Tab } from '../support/Tab';
import { until } from '../support/until';

/** What goes wrong for a person: each has its sentence, in both languages, and a way on. */
const SMALLEST_MEETING = 2;

let product: Product;
let chromium: Chromium;
let tabs: Tab[] = [];

beforeAll(async () => {
  product = await Product.start({ PLENUM_MAX_PARTICIPANTS: String(SMALLEST_MEETING) });
  // Whose language is Chinese.
  await grantHost(product, accountOf('Chen Wei').email);
  chromium = await Chromium.launch({ grantsDevices: false });
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

async function open(locale = 'en'): Promise<Tab> {
  const tab = await Tab.open(chromium, product, { locale });
  tabs.push(tab);
  await allow(tab, ['camera', 'microphone']);
  return tab;
}

/** What the person lets the page use. */
async function allow({ page }: Tab, devices: ('camera' | 'microphone')[]): Promise<void> {
  await page.browserContext().overridePermissions(product.url, devices);
}

function accountOf(name: string): DemoAccount {
  const account = product.demoAccounts.find((candidate) => candidate.name === name);
  if (!account) throw new Error(`nobody is called ${name}`);
  return account;
}

/** Somebody starts a meeting and stands before its door. */
async function openMeeting(name: string): Promise<{ tab: Tab; path: string }> {
  const tab = await open();
  await tab.signIn(accountOf(name));
  await tab.click('button', 'Start now');
  await tab.at(/^\/m\/\d{9}$/);
  return { tab, path: new URL(tab.page.url()).pathname };
}

const SIGN_IN = {
  en: {
    email: 'E-mail',
    password: 'Password',
    submit: 'Sign in',
    wrong: 'E-mail or password is wrong. Check both and try again.',
  },
  'zh-CN': { email: '邮箱', password: '密码', submit: '登录', wrong: '邮箱或密码不正确，请检查后重试。' },
} as const;

async function trySignIn(tab: Tab, locale: keyof typeof SIGN_IN, email: string): Promise<void> {
  const words = SIGN_IN[locale];
  await fillIn(tab, words.email, email);
  await fillIn(tab, words.password, 'not the password');
  await tab.click('button', words.submit);
}

describe('at the door', () => {
  test.each(['en', 'zh-CN'] as const)(
    'a wrong password and an unknown account are told alike (%s)',
    async (locale) => {
      const { wrong } = SIGN_IN[locale];
      const told: string[] = [];
      for (const email of [accountOf('Diego Ruiz').email, 'nobody@plenum.example']) {
        const tab = await open(locale);
        await tab.goto('/sign-in');
        await trySignIn(tab, locale, email);
        await tab.sees(wrong);
        told.push((await tab.text()).replace(email, ''));
        await tab.at('/sign-in');
      }
      expect(new Set(told).size).toBe(1);
    },
  );

  test('[S4] whoever tries too often is told for how long to wait', async () => {
    const tab = await open();
    await tab.goto('/sign-in');
    await tab.page.waitForSelector('input[type=email]');
    for (let attempt = 0; attempt < 10; attempt++) await wrongSignIn(tab, 'sofia.rossi@plenum.example');
    await trySignIn(tab, 'en', accountOf('Sofia Rossi').email);
    await tab.sees(/Too many attempts\. Try again in \d+ minutes\./);
  });

  test('a code that no meeting has: by the home page, by the sign-in page, in both languages', async () => {
    const guest = await open('zh-CN');
    await guest.goto('/sign-in');
    await fillIn(guest, '会议号', '123 456 789');
    await guest.click('button', '加入');
    await guest.sees('没有使用此会议号的会议');
    await guest.sees('请核对九位数字，或向邀请您的人索取新的链接。');

    const member = await open();
    await member.signIn(accountOf('Priya Nair'));
    await member.sees('Budget review');
    await fillIn(member, 'Meeting code', '12345678');
    await member.click('button', 'Join');
    await member.sees('1 digit is missing.');
    await fillIn(member, 'Meeting code', '123-456-789');
    await member.click('button', 'Join');
    await member.sees('There is no meeting with this code');
    await member.click('link', 'Go to the start page');
    await member.at('/');
  });
});

describe('meetings that cannot be entered', () => {
  test('a full meeting says so, keeps one at the door, and lets one in when somebody has left', async () => {
    const { tab: host, path } = await openMeeting('Jonas Weber');
    await host.join(path);
    const second = await open();
    await second.signIn(accountOf('Priya Nair'));
    await second.join(path);
    const late = await open();
    await late.signIn(accountOf('Diego Ruiz'));
    await late.goto(path);
    await late.click('button', 'Join meeting');
    await late.sees('You are not in the meeting yet');
    await late.sees('The meeting is full. You can join as soon as someone leaves.');
    await second.click('button', 'Leave');
    await second.at(/\/summary$/);
    await late.click('button', 'Join meeting');
    await late.page.waitForSelector('nav[aria-label="Call controls"]', { timeout: 15_000 });
  });

  test('a meeting that was ended says so to whoever comes late, and to those in it who ended it', async () => {
    const { tab: host, path } = await openMeeting('Lin Mei');
    await host.join(path);
    const member = await open();
    await member.signIn(accountOf('Chen Wei'));
    await member.join(path);
    await host.click('button', 'Leave');
    await host.click('button', 'End for everyone…');
    await host.click('button', 'End for everyone');
    await host.at(/\/summary$/);
    await member.at(/\/summary$/);
    await member.sees('Lin Mei已为所有人结束会议');
    expect(await member.text()).not.toContain('重新加入');

    const late = await open();
    await late.signIn(accountOf('Priya Nair'));
    await late.goto(path);
    await late.sees('This meeting has ended');
    await late.sees('If it should go on, ask its host to start a new one.');
  });
});

describe('microphone and camera', () => {
  test('a microphone that the browser blocks: what to do, again, and without it', async () => {
    const { tab, path } = await openMeeting('Jonas Weber');
    await allow(tab, ['camera']);
    await tab.goto(path);
    await tab.sees('Your browser is blocking the microphone');
    await tab.sees('Click the lock icon in the address bar and choose Allow.');
    await allow(tab, ['camera', 'microphone']);
    await tab.click('button', 'Try again');
    await tab.sees('Mic on');
    expect(await tab.text()).not.toContain('blocking');

    await allow(tab, ['camera']);
    await tab.goto(path);
    await tab.click('button', 'Join without mic');
    await tab.page.waitForSelector('nav[aria-label="Call controls"]', { timeout: 15_000 });
    await tab.sees('Unmute');
    await tab.sees('Camera on');
  });

  test('blocked microphone and camera are told as one, in Chinese too', async () => {
    const tab = await open();
    await tab.signIn(accountOf('Chen Wei'));
    await tab.click('button', '立即开始');
    await tab.at(/^\/m\/\d{9}$/);
    await allow(tab, []);
    await tab.page.reload();
    await tab.sees('浏览器阻止了麦克风和摄像头');
    await tab.click('button', '不用麦克风和摄像头加入');
    await tab.page.waitForSelector('nav[aria-label="通话控制"]', { timeout: 15_000 });
    await tab.sees('解除静音');
  });

  test('a camera that another app uses is named; without it one is heard', async () => {
    const { tab, path } = await openMeeting('Jonas Weber');
    await tab.page.evaluateOnNewDocument(() => {
      const devices = navigator.mediaDevices;
      const ask = devices.getUserMedia.bind(devices);
      devices.getUserMedia = async (wanted) => {
        if (wanted?.video) throw new DOMException('Could not start video source', 'NotReadableError');
        return ask(wanted);
      };
    });
    await tab.goto(path);
    await tab.sees('Another app is using the camera');
    await tab.sees('Close it and try again.');
    await tab.sees('Mic on');
    await tab.click('button', 'Join without camera');
    await tab.page.waitForSelector('nav[aria-label="Call controls"]', { timeout: 15_000 });
    await tab.sees('Mute');
    await tab.sees('Camera off');
  });
});

test('the server is away: the page says so, keeps what it had, and goes on by itself', async () => {
  const tab = await open();
  await tab.signIn(accountOf('Lin Mei'));
  await tab.sees('Budget review');
  await product.crash();
  await tab.click('button', 'Start now');
  await tab.sees('The meeting was not started');
  await tab.sees('The server cannot be reached. Check your connection and try again.');
  await tab.sees('This list may be out of date', 40_000);
  await tab.sees('Budget review');
  await tab.click('link', 'Settings');
  await tab.sees('The page could not be shown');
  await product.launch();
  await tab.click('button', 'Try again');
  await tab.sees('Signed-in devices');
  await tab.click('link', 'Home');
  await tab.sees('Budget review');
  await until('the list is fresh', async () => !(await tab.text()).includes('out of date'), {
    within: 40_000,
  });
}, 150_000);

test('no camera and no microphone: said in one sentence, and one can still watch and listen', async () => {
  await chromium.close();
  chromium = await Chromium.launch({ fakeDevices: false });
  const { tab, path } = await openMeeting('Jonas Weber');
  await tab.goto(path);
  await tab.sees('No microphone and no camera found');
  await tab.sees('Plug them in and try again. Without them you can still watch and listen.');
  await tab.click('button', 'Join without mic and camera');
  await tab.page.waitForSelector('nav[aria-label="Call controls"]', { timeout: 15_000 });
  await tab.sees('You are the only one here.');
});

test('[S4] whoever guesses codes is slowed down, and told for how long', async () => {
  const guest = await open();
  await until(
    'guessing is refused',
    async () => {
      await guest.goto('/m/987654321');
      await guest.page.waitForSelector('h1');
      return /Too many attempts\. Try again in \d+ minutes?\./.test(await guest.text());
    },
    { within: 30_000, every: 100 },
  );
  await guest.sees('The meeting cannot be opened');
});

async function wrongSignIn(tab: Tab, email: string): Promise<void> {
  await tab.page.evaluate(async (address) => {
    await fetch('/api/v1/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: address, password: 'not the password' }),
    });
  }, email);
}
