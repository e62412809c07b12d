import { Badge } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { DepartmentId } from '../../../server/contract/ids';
import type { SortOrder } from '../../../server/contract/paging';
import type { UserQuery, UserView } from '../../../server/contract/users';
import { useMe } from '../../connection/useMe';
import { type Column, DataTable } from '../../ui/DataTable';
import { DepartmentFilter } from '../../ui/DepartmentFilter';
import { EmptyState } from '../../ui/EmptyState';
import { FilterBar, FilterSelect } from '../../ui/FilterBar';
import { NothingFound } from '../../ui/NothingFound';
import { Pager } from '../../ui/Pager';
import { PersonCell } from '../../ui/PersonCell';
import { SearchField } from '../../ui/SearchField';
import { useListSearch } from '../../ui/useListSearch';
import { RoleBadges } from './RoleBadges';
import classes from './UserList.module.css';
import { UserMenu } from './UserMenu';
import { useUsers } from './useUsers';

const LIMIT = 50;
const ROLES = ['admin', 'department-admin', 'support-agent', 'host', 'member'] as const;
const STATES = ['active', 'disabled'] as const;
/** What the address may say about the list. */
export const USER_SEARCH = ['text', 'role', 'state', 'department', 'sort', 'order'] as const;

/** The users whom one administers: found, sorted, and everything that can be done with each. */
export function UserList({ onOpen }: { readonly onOpen: (user: UserView) => void }) {
  const { t, i18n } = useTranslation('users');
  const me = useMe();
  const { search, offset, change, setOffset } = useListSearch<(typeof USER_SEARCH)[number]>(LIMIT);
  const query = toQuery(search, offset);
  const list = useUsers(query);
  const { text, role, state, department } = search;
  const isNarrowed = [text, role, state, department].some(Boolean);
  return (
    <>
      <FilterBar
        search={
          <SearchField label={t('search')} value={text ?? ''} onSearch={(typed) => change({ text: typed })} />
        }
        onClear={
          isNarrowed
            ? () => change({ text: undefined, role: undefined, state: undefined, department: undefined })
            : undefined
        }
      >
        <DepartmentFilter
          label={t('filter.department')}
          all={t('filter.allDepartments')}
          value={department}
          onChange={(value) => change({ department: value })}
        />
        <FilterSelect
          label={t('filter.role')}
          all={t('filter.allRoles')}
          options={ROLES.map((value) => ({ value, label: t(`roles.${value}`) }))}
          value={role}
          onChange={(value) => change({ role: value })}
        />
        <FilterSelect
          label={t('filter.state')}
          all={t('filter.allStates')}
          options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
          value={state}
          onChange={(value) => change({ state: value })}
        />
      </FilterBar>
      <DataTable
        label={t('title')}
        columns={columnsFor(t, i18n.language, onOpen)}
        list={list}
        idOf={({ id }) => id}
        sorting={{
          by: query.sort ?? 'name',
          order: query.order ?? 'ascending',
          onChange: (sort, order) => change({ sort, order }),
        }}
        actions={(user) => (
          <UserMenu user={user} isOwn={me?.kind === 'user' && me.id === user.id} onOpen={onOpen} />
        )}
        empty={
          isNarrowed ? (
            <NothingFound />
          ) : (
            <EmptyState icon={<IconUsers />} title={t('empty.title')}>
              {t('empty.text')}
            </EmptyState>
          )
        }
      />
      <Pager total={list.data?.total ?? 0} offset={offset} limit={LIMIT} onOffset={setOffset} />
    </>
  );
}

function columnsFor(
  t: TFunction<'users'>,
  language: string,
  onOpen: (user: UserView) => void,
): readonly Column<UserView>[] {
  return [
    {
      key: 'name',
      title: t('column.name'),
      sort: 'name',
      cell: (user) => (
        <button type="button" className={classes.open} onClick={() => onOpen(user)}>
          <PersonCell name={user.displayName} text={user.email} isQuiet={user.disabledAt !== null} />
        </button>
      ),
    },
    {
      key: 'department',
      title: t('column.department'),
      sort: 'department',
      cell: ({ department }) => department?.name ?? '–',
    },
    { key: 'roles', title: t('column.roles'), cell: (user) => <RoleBadges user={user} /> },
    { key: 'state', title: t('column.state'), cell: (user) => <StateBadge user={user} /> },
    {
      key: 'created',
      title: t('column.created'),
      sort: 'created',
      cell: ({ createdAt }) => new Date(createdAt).toLocaleDateString(language, { dateStyle: 'medium' }),
    },
  ];
}

function StateBadge({ user }: { readonly user: UserView }) {
  const { t } = useTranslation('users');
  if (user.disabledAt !== null) return <Badge color="coral">{t('state.disabled')}</Badge>;
  if (!user.hasPassword) return <Badge color="saffron">{t('state.invited')}</Badge>;
  return <Badge color="leaf">{t('state.active')}</Badge>;
}

type Search = { readonly [key in (typeof USER_SEARCH)[number]]?: string | undefined };

/** Passes on what the address says; what it should not say is refused by the server. */
function toQuery({ text, role, state, department, sort, order }: Search, offset: number): UserQuery {
  return {
    limit: LIMIT,
    offset: offset === 0 ? undefined : offset,
    text: text || undefined,
    role: ROLES.find((known) => known === role),
    state: STATES.find((known) => known === state),
    department: department as DepartmentId | undefined,
    sort: (['name', 'email', 'department', 'created'] as const).find((known) => known === sort),
    order: (['ascending', 'descending'] satisfies SortOrder[]).find((known) => known === order),
  };
}
