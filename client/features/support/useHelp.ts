import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { loadHelp } from '../../locales/help/loadHelp';

/** The help pages in the language of the page. */
export function useHelp() {
  const { i18n } = useTranslation();
  return useQuery({
    queryKey: ['help', i18n.language],
    queryFn: () => loadHelp(i18n.language),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
