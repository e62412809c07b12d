import type { Tab } from './Tab';
import { until } from './until';

/** A dialog of the admin pages, found by its title. */
export class Dialog {
  private constructor(
    private readonly tab: Tab,
    private readonly path: string,
    private readonly title: string,
  ) {}

  /** Waits until it is open. */
  static async of(tab: Tab, title: string): Promise<Dialog> {
    const path = `//*[@role="dialog"][.//h2[normalize-space(.)="${title}"]]`;
    await tab.page.waitForSelector(`::-p-xpath(${path})`, { timeout: 30_000 });
    return new Dialog(tab, path, title);
  }

  /** Presses the button with this word on it. */
  async press(word: string): Promise<void> {
    const button = await this.tab.page.waitForSelector(
      `::-p-xpath(${this.path}//button[normalize-space(.)="${word}"])`,
      { timeout: 30_000 },
    );
    await button?.click();
  }

  /** Chooses of a field by its words, not by its values. */
  async select(label: string, option: string): Promise<void> {
    const field = await this.tab.page.waitForSelector(
      `::-p-xpath(${this.path}//*[self::select or self::input][@id=//label[normalize-space(.)="${label}"]/@for])`,
      { timeout: 30_000 },
    );
    if (await field?.evaluate((element) => element instanceof HTMLInputElement)) {
      await field?.click();
      await field?.type(option);
      const found = `::-p-xpath(//*[@role="option" and normalize-space(.)="${option}"])`;
      return (await this.tab.page.waitForSelector(found, { visible: true }))?.click();
    }
    const value = await field?.evaluate((element, wanted) => {
      const options = element instanceof HTMLSelectElement ? [...element.options] : [];
      return options.find(({ label: words }) => words.trim() === wanted)?.value;
    }, option);
    if (value === undefined) throw new Error(`"${option}" is not offered by ${label}`);
    await field?.select(value);
  }

  /** Waits until it is gone. */
  async closes(): Promise<void> {
    await until(
      `the dialog "${this.title}" is closed`,
      async () => (await this.tab.page.$(`::-p-xpath(${this.path})`)) === null,
      { within: 30_000 },
    );
  }
}
