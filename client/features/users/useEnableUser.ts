import { useTranslation } from 'react-i18next';
import type { UserView } from '../../../server/contract/users';
import { useRest } from '../../connection/useRest';
import { useAct } from '../../ui/useAct';
import { USERS_STALE } from './useUsers';

/** Lets a user sign in again. */
export function useEnableUser({ id, displayName }: UserView) {
  const { t } = useTranslation('users');
  const rest = useRest();
  return useAct<void, UserView>(() => rest.request('enableUser', { parameters: { user: id } }), {
    done: t('done.enabled', { name: displayName }),
    stale: USERS_STALE,
  });
}
