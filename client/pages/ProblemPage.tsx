import { Button } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FullPageMessage } from '../ui/FullPageMessage';
import { useDocumentTitle } from '../ui/useDocumentTitle';
import { useErrorText } from '../ui/useErrorText';

/** A page that could not be shown: says why and offers to try again. */
export function ProblemPage({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const router = useRouter();
  useDocumentTitle(t('problem.title'));
  return (
    <FullPageMessage
      title={t('problem.title')}
      actions={<Button onClick={() => void router.invalidate()}>{t('tryAgain')}</Button>}
    >
      {errorText(error)}
    </FullPageMessage>
  );
}
