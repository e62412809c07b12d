import { Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DirectoryCard } from '../../../server/contract/departments';
import { useDepartments } from '../../connection/useDepartments';
import { pathTo } from '../../ui/departmentTree';
import { Monogram } from '../../ui/Monogram';
import classes from './Directory.module.css';

/** Somebody's card: where they belong and how to reach them. */
export function PersonCard({ card }: { readonly card: DirectoryCard | undefined }) {
  const { t } = useTranslation('directory');
  const departments = useDepartments() ?? [];
  if (card === undefined) return <Skeleton height="9rem" />;
  const { displayName, email, address, department } = card;
  return (
    <div className={classes.person}>
      <Monogram name={displayName} size="large" />
      <dl className={classes.facts}>
        <div className={classes.line}>
          <dt>{t('department')}</dt>
          <dd>
            {department === null ? (
              t('noDepartment')
            ) : (
              <Link to="/directory" search={{ department: department.id }} className={classes.link}>
                {pathTo(departments, department.id) || department.name}
              </Link>
            )}
          </dd>
        </div>
        <div className={classes.line}>
          <dt>{t('email')}</dt>
          <dd>
            <a href={`mailto:${email}`} className={classes.link}>
              {email}
            </a>
          </dd>
        </div>
        <div className={classes.line}>
          <dt>{t('address')}</dt>
          <dd>{address}</dd>
        </div>
      </dl>
    </div>
  );
}
