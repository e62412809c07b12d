import type { DepartmentId, UserId } from '../../../server/contract/ids';
import type { ChangeRoomRequest, OpeningHours, RoomView } from '../../../server/contract/rooms';

/** What is entered of a room. */
export interface RoomDraft
  extends Pick<RoomView, 'name' | 'type' | 'status' | 'seats' | 'equipment' | 'zone'> {
  readonly department: DepartmentId | null;
  readonly openingHours: OpeningHours;
  readonly hosts: readonly { readonly id: UserId; readonly displayName: string }[];
  readonly dialInNumber: string;
  readonly pinPolicy: RoomView['pinPolicy'];
  readonly description: string;
}

/** A room to be made, as most are. */
export function newRoom(department: DepartmentId | null): RoomDraft {
  return {
    name: '',
    type: 'both',
    status: 'open',
    seats: 8,
    equipment: [],
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    department,
    openingHours: [],
    hosts: [],
    dialInNumber: '',
    pinPolicy: 'required',
    description: '',
  };
}

export function toRoomDraft({ department, ...room }: RoomView): RoomDraft {
  const { name, type, status, seats, equipment, zone, openingHours, hosts, dialInNumber, pinPolicy } = room;
  const { description } = room;
  return {
    ...{
      name,
      type,
      status,
      seats,
      equipment,
      zone,
      openingHours,
      hosts,
      dialInNumber,
      pinPolicy,
      description,
    },
    department: department?.id ?? null,
  };
}

/** As the server wants it: hosts by their ids, and a day that ends at midnight at 24:00. */
export function toRoomRequest(draft: Partial<RoomDraft>): ChangeRoomRequest {
  const { hosts, openingHours, equipment, ...fields } = draft;
  return {
    ...fields,
    ...(hosts && { hosts: hosts.map(({ id }) => id) }),
    ...(equipment && { equipment: [...equipment] }),
    ...(openingHours && {
      openingHours: openingHours.map((span) => ({
        ...span,
        until: span.until === '00:00' ? '24:00' : span.until,
      })),
    }),
  };
}
