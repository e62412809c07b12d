import { useTranslation } from 'react-i18next';

/** Date and time of an instant in the person's language. */
export function useInstant(): (at: string) => string {
  const { i18n } = useTranslation();
  return (at) =>
    new Date(at).toLocaleString(i18n.language, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' });
}
