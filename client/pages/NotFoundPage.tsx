import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../ui/ButtonLink';
import { FullPageMessage } from '../ui/FullPageMessage';
import { useDocumentTitle } from '../ui/useDocumentTitle';

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation();
  useDocumentTitle(t('notFound.title'));
  return (
    <FullPageMessage title={t('notFound.title')} actions={<ButtonLink to="/">{t('toHome')}</ButtonLink>}>
      {t('notFound.text')}
    </FullPageMessage>
  );
}
