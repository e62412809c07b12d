import { IconSearchOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from './EmptyState';

/** A search or a filter that fits nothing. */
export function NothingFound() {
  const { t } = useTranslation('lists');
  return (
    <EmptyState icon={<IconSearchOff />} title={t('nothingFound.title')}>
      {t('nothingFound.text')}
    </EmptyState>
  );
}
