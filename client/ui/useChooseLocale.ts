import { useQueryClient } from '@tanstack/react-query';
import type { Locale } from '../../server/contract/accounts';
import { meQuery, useMe } from '../connection/useMe';
import { useRest } from '../connection/useRest';
import { chooseLocale } from '../i18n';

/** Changes the language here, and in the profile of whoever is signed in. */
export function useChooseLocale(): (locale: Locale) => void {
  const rest = useRest();
  const me = useMe();
  const queries = useQueryClient();
  return (locale) => {
    void chooseLocale(locale);
    if (me?.kind !== 'user') return;
    rest
      .request('updateMe', { body: { locale } })
      .then((changed) => queries.setQueryData(meQuery(rest).queryKey, changed))
      .catch(() => undefined);
  };
}
