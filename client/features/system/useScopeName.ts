import { useTranslation } from 'react-i18next';
import type { ApiScope } from '../../../server/contract/integrations';

/** What a scope allows, in words. */
export function useScopeName(): (scope: ApiScope) => string {
  const { t } = useTranslation('system');
  return (scope) => {
    switch (scope) {
      case 'people:read':
        return t('read.people');
      case 'people:write':
        return t('write.people');
      case 'bookings:read':
        return t('read.bookings');
      case 'bookings:write':
        return t('write.bookings');
      case 'meetings:read':
        return t('read.meetings');
      case 'meetings:write':
        return t('write.meetings');
      case 'records:read':
        return t('read.records');
      case 'records:write':
        return t('write.records');
      case 'support:read':
        return t('read.support');
      case 'support:write':
        return t('write.support');
      case 'audit:read':
        return t('read.audit');
      case 'system:read':
        return t('read.system');
      case 'system:write':
        return t('write.system');
    }
  };
}
