import { Chromium } from '../support/Chromium';
import { Keyboard } from '../support/Keyboard';
import { type DemoAccount, Product } from '../support/Product';
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

function accountOf(name: string): DemoAccount {
  const account = product.demoAccounts.find((candidate) => candidate.name === name);
  if (!account) throw new Error(`nobody is called ${name}`);
  return account;
}

test('from the sign-in to the end of a meeting with the keyboard alone, hearing what happens', async () => {
  const tab = await Tab.open(chromium, product);
  const keys = await Keyboard.of(tab);
  const { email, password } = accountOf('Jonas Weber');

  await tab.goto('/sign-in');
  await tab.sees('Sign in');
  await keys.press('Tab');
  await keys.focusIsOn('Skip to content');
  await keys.tabTo('E-mail');
  await tab.page.keyboard.type(email);
  await keys.tabTo('Password');
  await tab.page.keyboard.type(password);
  await keys.press('Enter');
  await tab.at('/');
  await tab.sees('Budget review');

  await keys.tabTo('What is it about?');
  await tab.page.keyboard.type('Quiet hours');
  await keys.press('Enter');
  await tab.at(/^\/m\/\d{9}$/);
  await tab.sees('You join as Jonas Weber.');
  await keys.titleIs('Join Quiet hours – Plenum');
  await keys.tabTo('Mic on');
  await keys.tabTo('Join meeting');
  await keys.press('Enter');
  await tab.sees('You are the only one here.');
  await keys.hears('You are in the meeting “Quiet hours”.');
  await keys.focusIsOn('Participants');
  await keys.titleIs('Quiet hours – Plenum');

  await useMicrophoneAndCamera(keys);
  await walkAround(keys);
  await leave(tab, keys);
  expect(tab.problems).toEqual([]);
  await tab.page.close();
});

/** Every toggle is spoken, and the browser's tab says whether one is heard. */
async function useMicrophoneAndCamera(keys: Keyboard): Promise<void> {
  await keys.press('Control', 'KeyD');
  await keys.hears('Muted');
  await keys.titleIs('Quiet hours – muted – Plenum');
  await keys.press('Alt', 'Shift', 'KeyK');
  await keys.hears('Muted, Camera on, 1 person');
  await keys.press('Control', 'KeyD');
  await keys.hears('Microphone on');
  await keys.titleIs('Quiet hours – Plenum');
  await keys.press('Control', 'KeyE');
  await keys.hears('Camera off');
  await keys.press('Control', 'KeyE');
  await keys.hears('Camera on');
  await keys.tabTo('Mute');
  await keys.press('Enter');
  await keys.hears('Muted');
  await keys.focusIsOn('Unmute');
}

/** Panels, menus and dialogs take the focus, and give it back to where it was. */
async function walkAround(keys: Keyboard): Promise<void> {
  await keys.press('Alt', 'Shift', 'KeyP');
  await keys.focusIsOn('People · 1');
  for (const region of ['Participants', 'Call controls', 'People · 1']) {
    await keys.press('F6');
    await keys.focusIsOn(region);
  }
  await keys.press('Alt', 'Shift', 'KeyP');
  await keys.focusIsOn('Unmute');

  await keys.tabTo('Layout');
  await keys.press('Enter');
  await keys.focusIsOn('Layout');
  await keys.tabTo('Automatic');
  await keys.press('Escape');
  await keys.focusIsOn('Layout');
  await keys.press('Alt', 'Shift', 'KeyG');
  await keys.hears('Layout: 1 picture');

  await keys.press('Control', 'Slash');
  await keys.focusIsOn('Close');
  await keys.press('Escape');
  await keys.focusIsOn('Layout');
}

/** The shortcut asks first; Escape stays. */
async function leave(tab: Tab, keys: Keyboard): Promise<void> {
  await keys.press('Alt', 'Shift', 'KeyQ');
  await tab.sees('Leave the meeting?');
  await keys.focusIsOn('Stay');
  await keys.press('Escape');
  await keys.focusIsOn('Layout');
  await keys.press('Alt', 'Shift', 'KeyQ');
  await keys.focusIsOn('Stay');
  await keys.tabTo('Leave', 2);
  await keys.press('Enter');
  await tab.at(/\/summary$/);
  await tab.sees('You have left the meeting');
  await keys.titleIs('Summary of Quiet hours – Plenum');
}

test('without shortcuts, keys do what the browser does with them', async () => {
  const tab = await Tab.open(chromium, product);
  const keys = await Keyboard.of(tab);
  await tab.signIn(accountOf('Jonas Weber'));
  await tab.goto('/settings');
  await tab.sees('Keyboard shortcuts');
  await keys.tabTo(/^Keyboard shortcuts/);
  await keys.press('Space');
  await tab.goto('/');
  await tab.click('button', 'Start now');
  await tab.at(/^\/m\/\d{9}$/);
  await tab.join(new URL(tab.page.url()).pathname);
  await keys.hears(/You are in the meeting/);
  await keys.press('Control', 'KeyD');
  await keys.press('Alt', 'Shift', 'KeyQ');
  await keys.tabTo('Mute');
  expect(await tab.text()).not.toContain('Leave the meeting?');
  await tab.page.close();
});
