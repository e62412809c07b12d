import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DepartmentId } from '../../../server/contract/ids';
import type { UserView } from '../../../server/contract/users';
import { DepartmentSelect } from '../../ui/DepartmentSelect';
import { NamedList } from './NamedList';
import classes from './Users.module.css';

interface DepartmentRolesProps {
  readonly user: UserView;
  readonly onSet: (department: DepartmentId, isGranted: boolean) => void;
}

/** The departments that somebody administers. */
export function DepartmentRoles({ user, onSet }: DepartmentRolesProps) {
  const { t } = useTranslation('users');
  const [chosen, choose] = useState<DepartmentId | null>(null);
  return (
    <section aria-label={t('rolesOf.departments')}>
      <p className={classes.legend}>{t('rolesOf.departments')}</p>
      <p className={classes.quiet}>{t('rolesOf.departmentsHint')}</p>
      <NamedList
        entries={user.administers}
        removeWord={(name) => t('rolesOf.revoke', { name })}
        onRemove={({ id }) => onSet(id, false)}
      />
      <div className={classes.row}>
        <div className={classes.grow}>
          <DepartmentSelect
            label={t('rolesOf.addDepartment')}
            none={t('rolesOf.choose')}
            offers={({ id }) => !user.administers.some((department) => department.id === id)}
            value={chosen}
            onChange={choose}
          />
        </div>
        <Button
          variant="default"
          aria-label={t('rolesOf.addNamedDepartment')}
          disabled={chosen === null}
          onClick={() => {
            if (chosen !== null) onSet(chosen, true);
            choose(null);
          }}
        >
          {t('rolesOf.add')}
        </Button>
      </div>
    </section>
  );
}
