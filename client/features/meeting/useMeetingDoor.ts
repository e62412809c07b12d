import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale, Me } from '../../../server/contract/accounts';
import type { MeetingPreview, MeetingView } from '../../../server/contract/meetings';
import { meQuery } from '../../connection/useMe';
import { useRest } from '../../connection/useRest';
import { type DoorState, MeetingDoor } from './MeetingDoor';

interface DoorUse {
  readonly state: DoorState;
  readonly door: MeetingDoor;
}

/** The door of one meeting for whoever stands before it; closed when the page goes. */
export function useMeetingDoor(me: Me | null, meeting: MeetingView | MeetingPreview): DoorUse {
  const rest = useRest();
  const queries = useQueryClient();
  const { i18n } = useTranslation();
  const locale: Locale = i18n.language === 'zh-CN' ? 'zh-CN' : 'en';
  // biome-ignore lint/correctness/useExhaustiveDependencies: the door stays while the same person stands before the same meeting
  const door = useMemo(() => {
    const newcomer = { me, meeting: 'address' in meeting ? meeting : null, code: meeting.code, locale };
    return new MeetingDoor(rest, newcomer, (guest) => queries.setQueryData(meQuery(rest).queryKey, guest));
  }, [rest, queries, me?.address, meeting.code]);
  useEffect(() => {
    door.warm();
    return () => door.close();
  }, [door]);
  return { door, state: useSyncExternalStore(door.subscribe, door.getSnapshot) };
}
