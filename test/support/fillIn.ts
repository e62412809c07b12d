import type { Tab } from './Tab';

/** Writes into the field with this label, in place of what stands there. */
export async function fillIn(tab: Tab, label: string, text: string): Promise<void> {
  const field = await tab.page.waitForSelector(`::-p-aria(${label}[role="textbox"])`, { timeout: 30_000 });
  await field?.focus();
  await field?.evaluate((input) => (input as HTMLInputElement).select());
  await tab.page.keyboard.press('Backspace');
  await field?.type(text);
}
