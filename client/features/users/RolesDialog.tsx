import { Modal, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RoleGrant, UserView } from '../../../server/contract/users';
import { useRest } from '../../connection/useRest';
import { LiveRegions } from '../../ui/LiveRegions';
import { ProblemCard } from '../../ui/ProblemCard';
import { useAct } from '../../ui/useAct';
import { useErrorText } from '../../ui/useErrorText';
import { DepartmentRoles } from './DepartmentRoles';
import { HostedRooms } from './HostedRooms';
import classes from './Users.module.css';
import { USERS_STALE } from './useUsers';

interface RolesDialogProps {
  readonly user: UserView;
  readonly onClose: () => void;
}

const ROLES = ['admin', 'support-agent', 'host'] as const;

/** What somebody may do: each role is granted and revoked at once. */
export function RolesDialog({ user: opened, onClose }: RolesDialogProps) {
  const { t } = useTranslation(['users', 'common']);
  const rest = useRest();
  const errorText = useErrorText();
  const at = { parameters: { user: opened.id } };
  const { data: user = opened } = useQuery({
    queryKey: ['users', opened.id],
    queryFn: () => rest.request('viewUser', at),
    initialData: opened,
  });
  const set = useAct<{ grant: RoleGrant; isGranted: boolean }, UserView>(
    ({ grant, isGranted }) =>
      isGranted
        ? rest.request('grantRole', { ...at, body: grant })
        : rest.request('revokeRole', { ...at, query: grant }),
    { done: t('done.roles', { name: user.displayName }), stale: USERS_STALE },
  );
  const has = { admin: user.role === 'admin', 'support-agent': user.isSupportAgent, host: user.isHost };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('rolesOf.title', { name: user.displayName })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <div className={classes.stack}>
        {set.isError && <ProblemCard title={t('common:notDone')}>{errorText(set.error)}</ProblemCard>}
        {ROLES.map((role) => (
          <Switch
            key={role}
            label={t(`roles.${role}`)}
            description={t(`rolesOf.${role}`)}
            checked={has[role]}
            disabled={set.isPending}
            onChange={(event) => set.mutate({ grant: { role }, isGranted: event.currentTarget.checked })}
          />
        ))}
        <DepartmentRoles
          user={user}
          onSet={(department, isGranted) =>
            set.mutate({ grant: { role: 'department-admin', department }, isGranted })
          }
        />
        <HostedRooms user={user} />
      </div>
      <LiveRegions />
    </Modal>
  );
}
