import { Badge, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { UserView } from '../../../server/contract/users';

/** What somebody may do beyond what everybody may. */
export function RoleBadges({ user }: { readonly user: UserView }) {
  const { t } = useTranslation('users');
  const { role, administers, isSupportAgent, isHost } = user;
  if (role === 'member' && administers.length === 0 && !isSupportAgent && !isHost) return t('roles.member');
  return (
    <Group gap="0.25rem">
      {role === 'admin' && <Badge>{t('roles.admin')}</Badge>}
      {administers.map(({ id, name }) => (
        <Badge key={id} color="plum">
          {t('roles.adminOf', { name })}
        </Badge>
      ))}
      {isSupportAgent && <Badge color="gray">{t('roles.support-agent')}</Badge>}
      {isHost && <Badge color="gray">{t('roles.host')}</Badge>}
    </Group>
  );
}
