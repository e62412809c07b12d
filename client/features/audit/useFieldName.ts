import { useTranslation } from 'react-i18next';
import type { en } from '../../locales/en';

type KnownField = keyof typeof en.audit.field;

/** What a field is called; one that has no name is called as programs call it. */
export function useFieldName(): (field: string) => string {
  const { t, i18n } = useTranslation('audit');
  const isKnown = (field: string): field is KnownField => i18n.exists(`audit:field.${field}`);
  return (field) => (isKnown(field) ? t(`field.${field}`) : field);
}
