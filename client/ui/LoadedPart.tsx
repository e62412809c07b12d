import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './LoadedPart.module.css';
import { RetryCard } from './RetryCard';

interface LoadedPartProps<Data> {
  /** As far as it concerns this. */
  readonly query: {
    readonly data: Data | undefined;
    readonly error: Error | null;
    readonly refetch: () => unknown;
  };
  readonly children: (data: Data) => ReactNode;
}

/** Shows what was loaded; before that that it loads, once it takes a while, or why it cannot. */
export function LoadedPart<Data>({ query, children }: LoadedPartProps<Data>) {
  const { t } = useTranslation();
  if (query.data !== undefined) return children(query.data);
  if (query.error === null) {
    return (
      <div className={classes.loading} role="status" aria-label={t('loading')}>
        <Skeleton height="6rem" radius="md" />
        <Skeleton height="6rem" radius="md" />
      </div>
    );
  }
  return <RetryCard title={t('problem.part')} error={query.error} onRetry={() => query.refetch()} />;
}
