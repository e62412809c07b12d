import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DepartmentView } from '../../../server/contract/departments';
import type { UserId } from '../../../server/contract/ids';
import type { UserView } from '../../../server/contract/users';
import { useMe } from '../../connection/useMe';
import { useRest } from '../../connection/useRest';
import { Monogram } from '../../ui/Monogram';
import { type NamedPerson, PersonSelect } from '../../ui/PeopleSelect';
import { ProblemCard } from '../../ui/ProblemCard';
import { useAct } from '../../ui/useAct';
import { useErrorText } from '../../ui/useErrorText';
import classes from './Departments.module.css';
import { DEPARTMENTS_STALE } from './departmentStale';

/** Who administers a department; admins name and dismiss them. */
export function DepartmentAdmins({ department }: { readonly department: DepartmentView }) {
  const { t } = useTranslation(['departments', 'common']);
  const rest = useRest();
  const me = useMe();
  const errorText = useErrorText();
  const [chosen, choose] = useState<NamedPerson | null>(null);
  const isAdmin = me?.kind === 'user' && me.role === 'admin';
  const grant = { role: 'department-admin', department: department.id } as const;
  const set = useAct<{ user: UserId; isGranted: boolean }, UserView>(
    ({ user, isGranted }) =>
      isGranted
        ? rest.request('grantRole', { parameters: { user }, body: grant })
        : rest.request('revokeRole', { parameters: { user }, query: grant }),
    { done: t('admins.done'), stale: DEPARTMENTS_STALE },
  );
  return (
    <div>
      <h3 className={classes.legend}>{t('admins.title')}</h3>
      <p className={classes.quiet}>{t('admins.text')}</p>
      {set.isError && <ProblemCard title={t('common:notDone')}>{errorText(set.error)}</ProblemCard>}
      {department.admins.length === 0 && <p className={classes.entry}>{t('admins.none')}</p>}
      <ul className={classes.list}>
        {department.admins.map(({ id, displayName }) => (
          <li key={id} className={classes.entry}>
            <Monogram name={displayName} size="small" />
            <span>{displayName}</span>
            {isAdmin && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="2.75rem"
                aria-label={t('admins.revoke', { name: displayName })}
                onClick={() => set.mutate({ user: id, isGranted: false })}
              >
                <IconX size="1.125rem" aria-hidden="true" />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {isAdmin && (
        <div className={classes.row}>
          <div className={classes.grow}>
            <PersonSelect label={t('admins.add')} value={chosen} onChange={choose} />
          </div>
          <Button
            variant="default"
            disabled={chosen === null}
            onClick={() => {
              if (chosen) set.mutate({ user: chosen.id, isGranted: true });
              choose(null);
            }}
          >
            {t('admins.confirm')}
          </Button>
        </div>
      )}
    </div>
  );
}
