import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDepartmentsQuery } from '../connection/useDepartments';
import { useMe } from '../connection/useMe';
import { AddDepartmentDialog } from '../features/departments/AddDepartmentDialog';
import { DepartmentDetails } from '../features/departments/DepartmentDetails';
import { DepartmentTree } from '../features/departments/DepartmentTree';
import { Panel } from '../ui/Panel';
import { ProblemCard } from '../ui/ProblemCard';
import { useErrorText } from '../ui/useErrorText';
import classes from './DepartmentsPage.module.css';
import { SignedInFrame } from './SignedInFrame';

/** The departments of the organisation: their tree, and the one that is selected. */
export function DepartmentsPage() {
  const { t } = useTranslation('departments');
  const errorText = useErrorText();
  const me = useMe();
  const navigate = useNavigate();
  const { data: departments, error } = useDepartmentsQuery();
  const { department: wanted } = useSearch({ from: '/departments' });
  const [isAdding, setAdding] = useState(false);
  const selected =
    departments?.find(({ id }) => id === wanted) ?? departments?.find(({ managed }) => managed);
  const select = (id: string | null) =>
    void navigate({ to: '/departments', search: id === null ? {} : { department: id }, replace: true });
  const isAdmin = me?.kind === 'user' && me.role === 'admin';
  return (
    <SignedInFrame
      title={t('title')}
      subtitle={t('subtitle')}
      actions={
        isAdmin && (
          <Button
            leftSection={<IconPlus size="1.25rem" aria-hidden="true" />}
            onClick={() => setAdding(true)}
          >
            {t('add.title')}
          </Button>
        )
      }
    >
      {error !== null && <ProblemCard title={t('failed')}>{errorText(error)}</ProblemCard>}
      <div className={classes.columns}>
        <Panel>
          <DepartmentTree departments={departments ?? []} selected={selected?.id ?? null} onSelect={select} />
        </Panel>
        {departments && selected && (
          <Panel>
            <DepartmentDetails
              key={selected.id}
              department={selected}
              departments={departments}
              onSelect={select}
            />
          </Panel>
        )}
      </div>
      {isAdding && <AddDepartmentDialog parent={null} onAdded={select} onClose={() => setAdding(false)} />}
    </SignedInFrame>
  );
}
