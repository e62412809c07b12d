import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemCard } from './ProblemCard';
import { useErrorText } from './useErrorText';

interface RetryCardProps {
  /** What could not be loaded. */
  readonly title: string;
  readonly error: unknown;
  readonly onRetry: () => unknown;
}

/** Says what could not be loaded and why, and offers to try again. */
export function RetryCard({ title, error, onRetry }: RetryCardProps) {
  const { t } = useTranslation('common');
  const errorText = useErrorText();
  return (
    <ProblemCard
      title={title}
      actions={
        <Button size="sm" onClick={() => void onRetry()}>
          {t('tryAgain')}
        </Button>
      }
    >
      {errorText(error)}
    </ProblemCard>
  );
}
