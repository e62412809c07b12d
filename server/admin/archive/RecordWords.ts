import type { Locale } from '../../contract/accounts';
import { formatSize } from '../../contract/formatSize';
import { recordsEn } from '../../locales/records.en';
import { recordsZh } from '../../locales/records.zh';

/** The words of exported records, and how they write instants: in one language, by the clocks of one zone. */
export class RecordWords {
  readonly text: typeof recordsEn;
  readonly #format: Intl.DateTimeFormat;

  constructor(
    readonly locale: Locale,
    readonly zone: string,
  ) {
    this.text = locale === 'zh-CN' ? recordsZh : recordsEn;
    // The Swedish way of writing is everybody's: 2027-03-01 09:00:00.
    this.#format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'medium',
    });
  }

  /** `1.2 MB`. */
  size(bytes: number): string {
    return formatSize(bytes, this.locale);
  }

  /** `2027-03-01 09:00:00`; nothing for null. */
  instant(iso: string | null): string {
    return iso === null ? '' : this.#format.format(new Date(iso));
  }
}
