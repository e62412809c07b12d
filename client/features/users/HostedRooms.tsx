import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomView } from '../../../server/contract/rooms';
import type { UserView } from '../../../server/contract/users';
import { useRest } from '../../connection/useRest';
import { ProblemCard } from '../../ui/ProblemCard';
import { RoomSelect } from '../../ui/RoomSelect';
import { useAct } from '../../ui/useAct';
import { useErrorText } from '../../ui/useErrorText';
import { NamedList } from './NamedList';
import classes from './Users.module.css';

/** The rooms that somebody is a host of. */
export function HostedRooms({ user }: { readonly user: UserView }) {
  const { t } = useTranslation(['users', 'common']);
  const rest = useRest();
  const errorText = useErrorText();
  const [chosen, choose] = useState<RoomView | null>(null);
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
        <RoomSelect
          className={classes.grow ?? ''}
          label={t('rolesOf.addRoom')}
          placeholder={t('rolesOf.choose')}
          offers={(room) => room.managed && !isTheirs(room)}
          value={chosen?.id ?? null}
          onChange={choose}
        />
        <Button
          variant="default"
          aria-label={t('rolesOf.addNamedRoom')}
          disabled={chosen === null}
          onClick={() => {
            if (chosen) set.mutate({ room: chosen, isHost: true });
            choose(null);
          }}
        >
          {t('rolesOf.add')}
        </Button>
      </div>
    </section>
  );
}
