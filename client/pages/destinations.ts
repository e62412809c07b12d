import {
  IconAddressBook,
  IconArchive,
  IconBroadcast,
  IconBulb,
  IconCalendar,
  IconClipboardList,
  IconDoor,
  IconHeadset,
  IconHeartbeat,
  IconHierarchy,
  IconHome,
  IconLifebuoy,
  IconPlugConnected,
  type IconProps,
  IconSettings,
  IconUsers,
} from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { Me } from '../../server/contract/accounts';
import type { en } from '../locales/en';

/** Where somebody signed in can go. */
export interface Destination {
  readonly path: NonNullable<LinkProps['to']>;
  /** Its name: a text of `common` under `nav`. */
  readonly label: keyof typeof en.common.nav;
  readonly Icon: ComponentType<IconProps>;
  readonly seenBy: Audience;
  /** `work` stands first, `administration` under a heading of its own, `foot` at the end. */
  readonly group: 'work' | 'administration' | 'foot';
  /** Stays at hand on a phone, where the others are behind "More"; three have room there. */
  readonly onPhoneBar?: boolean;
}

/** A manager is an admin, or administers a department. */
type Audience = 'everyone' | 'managers' | 'agents' | 'admins';

/** Every entry of the navigation in its order: a page that stands here and in routes/ can be reached. */
const DESTINATIONS: readonly Destination[] = [
  { path: '/', label: 'home', Icon: IconHome, seenBy: 'everyone', group: 'work', onPhoneBar: true },
  {
    path: '/bookings',
    label: 'bookings',
    Icon: IconCalendar,
    seenBy: 'everyone',
    group: 'work',
    onPhoneBar: true,
  },
  {
    path: '/directory',
    label: 'directory',
    Icon: IconAddressBook,
    seenBy: 'everyone',
    group: 'work',
    onPhoneBar: true,
  },
  {
    path: '/records',
    label: 'records',
    Icon: IconArchive,
    seenBy: 'everyone',
    group: 'work',
  },
  { path: '/live', label: 'live', Icon: IconBroadcast, seenBy: 'managers', group: 'administration' },
  { path: '/users', label: 'users', Icon: IconUsers, seenBy: 'managers', group: 'administration' },
  {
    path: '/departments',
    label: 'departments',
    Icon: IconHierarchy,
    seenBy: 'managers',
    group: 'administration',
  },
  { path: '/rooms', label: 'rooms', Icon: IconDoor, seenBy: 'managers', group: 'administration' },
  { path: '/audit', label: 'audit', Icon: IconClipboardList, seenBy: 'admins', group: 'administration' },
  { path: '/system', label: 'system', Icon: IconPlugConnected, seenBy: 'admins', group: 'administration' },
  { path: '/support', label: 'supportDesk', Icon: IconLifebuoy, seenBy: 'agents', group: 'work' },
  { path: '/suggestions', label: 'suggestions', Icon: IconBulb, seenBy: 'everyone', group: 'work' },
  {
    path: '/support-staff',
    label: 'supportStaff',
    Icon: IconHeadset,
    seenBy: 'admins',
    group: 'administration',
  },
  { path: '/self-test', label: 'selfTest', Icon: IconHeartbeat, seenBy: 'everyone', group: 'foot' },
  { path: '/settings', label: 'settings', Icon: IconSettings, seenBy: 'everyone', group: 'foot' },
];

/** Only what somebody may use is offered to them; the server decides in any case. */
export function destinationsOf(me: Me | null): readonly Destination[] {
  return DESTINATIONS.filter(({ seenBy }) => isAmong(me, seenBy));
}

function isAmong(me: Me | null, audience: Audience): boolean {
  if (audience === 'everyone') return true;
  if (me?.kind !== 'user') return false;
  const isAdmin = me.role === 'admin';
  switch (audience) {
    case 'managers':
      return isAdmin || me.administers.length > 0;
    case 'agents':
      return isAdmin || me.isSupportAgent;
    case 'admins':
      return isAdmin;
  }
}
