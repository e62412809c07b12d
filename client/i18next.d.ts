import 'i18next';
import type { en } from './locales/en';

/** The keys of the English texts, so that a missing one does not compile. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof en;
  }
}
