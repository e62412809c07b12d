import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DepartmentView } from '../../../server/contract/departments';
import { pathTo } from '../../ui/departmentTree';
import { RowMenu } from '../../ui/RowMenu';
import { AddDepartmentDialog } from './AddDepartmentDialog';
import { DeleteDepartmentDialog } from './DeleteDepartmentDialog';
import { DepartmentAdmins } from './DepartmentAdmins';
import classes from './Departments.module.css';
import { EditDepartmentDialog } from './EditDepartmentDialog';
import { MoveDepartmentDialog } from './MoveDepartmentDialog';

interface DepartmentDetailsProps {
  readonly department: DepartmentView;
  readonly departments: readonly DepartmentView[];
  readonly onSelect: (id: string | null) => void;
}

type Asked = 'add' | 'edit' | 'move' | 'delete';

/** One department: what it is, who leads and administers it, and what can be done with it. */
export function DepartmentDetails({ department, departments, onSelect }: DepartmentDetailsProps) {
  const { t } = useTranslation('departments');
  const [asked, ask] = useState<Asked | null>(null);
  const { id, name, code, head, contact, description, members, managed, parent } = department;
  const close = () => ask(null);
  return (
    <section className={classes.details} aria-labelledby="department-name">
      <div className={classes.head}>
        <div className={classes.title}>
          {parent !== null && <p className={classes.path}>{pathTo(departments, parent)}</p>}
          <h2 id="department-name" className={classes.name}>
            {name}
          </h2>
        </div>
        {managed && (
          <div className={classes.buttons}>
            <Button
              variant="default"
              leftSection={<IconPlus size="1.125rem" aria-hidden="true" />}
              onClick={() => ask('add')}
            >
              {t('addBelow')}
            </Button>
            <Button variant="default" onClick={() => ask('edit')}>
              {t('edit.open')}
            </Button>
            <RowMenu name={name}>
              <Menu.Item onClick={() => ask('move')}>{t('move.open')}</Menu.Item>
              <Menu.Item color="coral.7" onClick={() => ask('delete')}>
                {t('delete.open')}
              </Menu.Item>
            </RowMenu>
          </div>
        )}
      </div>
      <dl className={classes.facts}>
        <Fact title={t('field.code')}>{code}</Fact>
        <Fact title={t('field.head')}>{head?.displayName ?? '–'}</Fact>
        <Fact title={t('field.contact')}>{contact || '–'}</Fact>
        <Fact title={t('field.members')}>
          <Link to="/directory" search={{ department: id }} className={classes.link}>
            {t('members', { count: members })}
          </Link>
        </Fact>
        <Fact title={t('field.description')}>
          <span className={classes.prose}>{description || '–'}</span>
        </Fact>
      </dl>
      <DepartmentAdmins department={department} />
      {asked === 'add' && <AddDepartmentDialog parent={id} onAdded={onSelect} onClose={close} />}
      {asked === 'edit' && <EditDepartmentDialog department={department} onClose={close} />}
      {asked === 'move' && (
        <MoveDepartmentDialog department={department} departments={departments} onClose={close} />
      )}
      {asked === 'delete' && (
        <DeleteDepartmentDialog department={department} onDeleted={() => onSelect(parent)} onClose={close} />
      )}
    </section>
  );
}

function Fact({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}
