import type { KeyInput } from 'puppeteer-core';
import type { Tab } from './Tab';
import { until } from './until';

/** Somebody who has a keyboard and nothing else, and hears what a screen reader would say. */
export class Keyboard {
  private constructor(private readonly tab: Tab) {}

  /** Before the first page: listens to the live regions of every page to come. */
  static async of(tab: Tab): Promise<Keyboard> {
    await tab.page.evaluateOnNewDocument(() => {
      const said: string[] = [];
      Object.assign(window, { said });
      new MutationObserver((changes) => {
        for (const { addedNodes, target } of changes) {
          if (!(target instanceof Element) || !target.closest('[aria-live]')) continue;
          for (const node of addedNodes) if (node.textContent) said.push(node.textContent);
        }
      }).observe(document, { childList: true, subtree: true });
    });
    return new Keyboard(tab);
  }

  /** Presses keys together, the last one shortest: `press('Control', 'KeyD')`. */
  async press(...keys: KeyInput[]): Promise<void> {
    const { keyboard } = this.tab.page;
    const held = keys.slice(0, -1);
    for (const key of held) await keyboard.down(key);
    const last = keys.at(-1);
    if (last) await keyboard.press(last);
    for (const key of held.reverse()) await keyboard.up(key);
  }

  /** Presses Tab until the focus is on what has this name. */
  async tabTo(name: string | RegExp, atMost = 40): Promise<void> {
    const passed: string[] = [];
    for (let presses = 0; presses < atMost; presses++) {
      await this.press('Tab');
      const here = await this.focus();
      if (typeof name === 'string' ? here === name : name.test(here)) return;
      passed.push(here);
    }
    throw new Error(`the Tab key does not reach "${name}"; it reaches ${passed.join(', ')}`);
  }

  /** What is written on what has the focus, or what labels it. */
  focus(): Promise<string> {
    return this.tab.page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return '';
      const labelledBy = element.getAttribute('aria-labelledby');
      const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined;
      return (
        element.getAttribute('aria-label') ??
        (labelledBy ? document.getElementById(labelledBy)?.textContent : undefined) ??
        label ??
        element.textContent ??
        ''
      ).trim();
    });
  }

  async focusIsOn(name: string | RegExp): Promise<void> {
    await until(`the focus is on "${name}"`, async () => {
      const here = await this.focus();
      const there = typeof name === 'string' ? here === name : name.test(here);
      if (!there) throw new Error(`it is on "${here}"`);
      return true;
    });
  }

  /** Waits until this was said, and forgets all that was said until then. */
  async hears(sentence: string | RegExp): Promise<void> {
    await until(`"${sentence}" is said`, async () => {
      const said = await this.tab.page.evaluate(() => (window as unknown as { said: string[] }).said);
      const heard = said.some((it) => (typeof sentence === 'string' ? it === sentence : sentence.test(it)));
      if (!heard) throw new Error(`said: ${said.join(' / ')}`);
      return true;
    });
    await this.tab.page.evaluate(() => {
      (window as unknown as { said: string[] }).said.length = 0;
    });
  }

  /** Waits until the browser's tab says this. */
  async titleIs(title: string): Promise<void> {
    await until(`the title is "${title}"`, async () => {
      const now = await this.tab.page.title();
      if (now !== title) throw new Error(`it is "${now}"`);
      return true;
    });
  }
}
