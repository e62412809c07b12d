import axe from 'axe-core';
import type { Tab } from './Tab';

const SIZES = [
  { width: 1440, height: 860 },
  { width: 390, height: 844 },
  { width: 320, height: 640 },
] as const;
const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

/** Words that stay as they are in Chinese: names, keys, units, devices, and the offer of the other language. */
const LATIN =
  /Plenum|Amara Okafor|Jonas Weber|Finance|Operations|Enter|SIP|PostgreSQL|English|Chen Wei|Lin Mei|Harbour|API|Webhook|CSV|PDF|JSON|Budget review|Robin|Gus|Chrome|Linux|Ctrl|Alt|Shift|ann@example\.org|\S+@\S+|https?:\S+|Fake [\w ]+|fake_device_\d|kbit|sip:\S+|plenum_[\w-]+|[0-9a-f]{32,}/g;
const HAN = /中文|简体中文/g;

/**
 * Looks at pages as an inspector would: WCAG 2.2 AA by axe, nothing wider than the window, one language, no errors,
 * nothing that the content security policy refuses, no other server. Gathers what is wrong, state by state.
 */
export class PageAudit {
  readonly findings: string[] = [];

  constructor(
    private readonly origin: string,
    private readonly locale: 'en' | 'zh-CN',
    /** What people have called things: it stays as it is in either language. */
    private readonly names: readonly string[] = [],
  ) {}

  /** Before the first page. */
  async watch(tab: Tab): Promise<void> {
    const { page } = tab;
    await page.evaluateOnNewDocument(axe.source);
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    page.on('pageerror', (error) => this.findings.push(`error: ${error}`));
    page.on('console', (message) => {
      if (/Content.Security.Policy|Refused to|Trusted ?Type/i.test(message.text()))
        this.findings.push(`policy: ${message.text()}`);
    });
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(this.origin) && !/^(data|blob):/.test(url))
        this.findings.push(`another server is asked: ${url}`);
    });
  }

  /** Looks at what the tab shows now, at every size. */
  async look(tab: Tab, state: string): Promise<void> {
    for (const size of SIZES) {
      await tab.page.setViewport(size);
      await tab.page.evaluate(
        () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
      );
      const report = (finding: string) =>
        this.findings.push(`${state}, ${this.locale}, ${size.width}: ${finding}`);
      const wider = await tab.overflow();
      if (wider > 0) report(`${wider} px wider than the window`);
      for (const violation of await violations(tab)) report(violation);
    }
    await tab.page.setViewport(SIZES[0]);
    const words = await this.#foreignWords(tab);
    if (words.length > 0) this.findings.push(`${state}, ${this.locale}: foreign words ${words.join(' | ')}`);
  }

  async #foreignWords(tab: Tab): Promise<string[]> {
    const text = await tab.text();
    if (this.locale === 'en') return text.replace(HAN, '').match(/\p{Script=Han}+/gu) ?? [];
    const translated = this.names.reduce((rest, name) => rest.replaceAll(name, ''), text);
    return translated.replace(LATIN, '').match(/[A-Za-z]{3,}/g) ?? [];
  }
}

async function violations({ page }: Tab): Promise<string[]> {
  const found = await page.evaluate(async (tags) => {
    const inspector = (window as unknown as { axe: typeof axe }).axe;
    const { violations } = await inspector.run(document, {
      resultTypes: ['violations'],
      runOnly: { type: 'tag', values: [...tags] },
    });
    return violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map(({ target, any }) => `${target} ${any[0]?.message ?? ''}`),
    }));
  }, RULES);
  return found.map(({ id, nodes }) => `${id}: ${nodes.join('; ')}`);
}
