import { Skeleton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DirectoryCard, DirectoryQuery } from '../../../server/contract/departments';
import type { DepartmentId } from '../../../server/contract/ids';
import { useRest } from '../../connection/useRest';
import { DepartmentFilter } from '../../ui/DepartmentFilter';
import { FilterBar } from '../../ui/FilterBar';
import { Monogram } from '../../ui/Monogram';
import { NothingFound } from '../../ui/NothingFound';
import { Pager } from '../../ui/Pager';
import { RetryCard } from '../../ui/RetryCard';
import { SearchField } from '../../ui/SearchField';
import { useLate } from '../../ui/useLate';
import { useListSearch } from '../../ui/useListSearch';
import classes from './Directory.module.css';

const LIMIT = 48;

/** Everybody who can be reached, found by name, address or department. */
export function DirectoryList() {
  const { t } = useTranslation('directory');
  const { search, offset, change, setOffset } = useListSearch<'text' | 'department'>(LIMIT);
  const { data, error, refetch } = useDirectory({
    limit: LIMIT,
    offset: offset === 0 ? undefined : offset,
    text: search.text || undefined,
    department: search.department as DepartmentId | undefined,
  });
  const isNarrowed = Boolean(search.text ?? search.department);
  return (
    <>
      <FilterBar
        search={
          <SearchField label={t('search')} value={search.text ?? ''} onSearch={(text) => change({ text })} />
        }
        onClear={isNarrowed ? () => change({ text: undefined, department: undefined }) : undefined}
      >
        <DepartmentFilter
          label={t('department')}
          all={t('allDepartments')}
          value={search.department}
          onChange={(department) => change({ department })}
        />
      </FilterBar>
      {error !== null && <RetryCard title={t('failed')} error={error} onRetry={refetch} />}
      <Cards cards={data?.items} isWaiting={data === undefined && error === null} />
      <Pager total={data?.total ?? 0} offset={offset} limit={LIMIT} onOffset={setOffset} />
    </>
  );
}

function useDirectory(query: DirectoryQuery) {
  const rest = useRest();
  return useQuery({
    queryKey: ['directory', query],
    queryFn: () => rest.request('searchDirectory', { query }),
    placeholderData: keepPreviousData,
  });
}

interface CardsProps {
  readonly cards: readonly DirectoryCard[] | undefined;
  readonly isWaiting: boolean;
}

function Cards({ cards, isWaiting }: CardsProps) {
  const { t } = useTranslation('directory');
  const isSlow = useLate(isWaiting);
  if (cards === undefined) return isSlow && <Skeleton height="12rem" />;
  if (cards.length === 0) return <NothingFound />;
  return (
    <ul className={classes.cards} aria-label={t('title')}>
      {cards.map(({ id, displayName, email, department }) => (
        <li key={id} className={classes.card}>
          <Monogram name={displayName} />
          <div className={classes.words}>
            <Link to="/directory/$user" params={{ user: id }} className={classes.name}>
              {displayName}
            </Link>
            <p className={classes.fact}>{department?.name ?? t('noDepartment')}</p>
            <p className={classes.fact}>{email}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
