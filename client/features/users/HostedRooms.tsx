import { Button, NativeSelect } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomView } from '../../../server/contract/rooms';
import type { UserView } from '../../../server/contract/users';
import { useRest } from '../../connection/useRest';
import { ProblemCard } from '../../ui/ProblemCard';
import { useAct } from '../../ui/useAct';
import { useErrorText } from '../../ui/useErrorText';
import { NamedList } from './NamedList';
import classes from './Users.module.css';

/** The rooms that somebody is a host of. */
export function HostedRooms({ user }: { readonly user: UserView }) {
  const { t } = useTranslation(['users', 'common']);
  const rest = useRest();
  const errorText = useErrorText();
  const [chosen, choose] = useState('');
  const { data: rooms } = useQuery({
    queryKey: ['rooms', 'all'],
    queryFn: () => rest.request('searchRooms', { query: { limit: 100 } }),
  });
  const { data: hosted } = useQuery({
    queryKey: ['rooms', { host: user.id }],
    queryFn: () => rest.request('searchRooms', { query: { host: user.id, limit: 100 } }),
  });
  const set = useAct<{ room: RoomView; isHost: boolean }, RoomView>(
    ({ room: { id, hosts, version }, isHost }) => {
      const others = hosts.map((host) => host.id).filter((host) => host !== user.id);
      const body = { hosts: isHost ? [...others, user.id] : others, version };
      return rest.request('changeRoom', { parameters: { room: id }, body });
    },
    { done: t('done.roles', { name: user.displayName }), stale: [['rooms']] },
  );
  const isTheirs = ({ id }: RoomView) => hosted?.items.some((room) => room.id === id);
  const open = rooms?.items.filter((room) => room.managed && !isTheirs(room)) ?? [];
  return (
    <section aria-label={t('rolesOf.rooms')}>
      <p className={classes.legend}>{t('rolesOf.rooms')}</p>
      <p className={classes.quiet}>{t('rolesOf.roomsHint')}</p>
      {set.isError && <ProblemCard title={t('common:notDone')}>{errorText(set.error)}</ProblemCard>}
      <NamedList
        entries={hosted?.items ?? []}
        removeWord={(name) => t('rolesOf.unhost', { name })}
        onRemove={(room) => set.mutate({ room, isHost: false })}
      />
      <div className={classes.row}>
        <NativeSelect
          className={classes.grow ?? ''}
          label={t('rolesOf.addRoom')}
          rightSection={<IconSelector size="1.125rem" aria-hidden="true" />}
          data={[
            { value: '', label: t('rolesOf.choose') },
            ...open.map(({ id, name }) => ({ value: id as string, label: name })),
          ]}
          value={chosen}
          onChange={(event) => choose(event.currentTarget.value)}
        />
        <Button
          variant="default"
          aria-label={t('rolesOf.addNamedRoom')}
          disabled={chosen === ''}
          onClick={() => {
            const room = open.find(({ id }) => id === chosen);
            if (room) set.mutate({ room, isHost: true });
            choose('');
          }}
        >
          {t('rolesOf.add')}
        </Button>
      </div>
    </section>
  );
}
