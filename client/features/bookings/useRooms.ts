import { queryOptions, useQuery } from '@tanstack/react-query';
import type { RoomView } from '../../../server/contract/rooms';
import type { RestClient } from '../../connection/RestClient';
import { useRest } from '../../connection/useRest';

const PAGE = 100;
/** More rooms than this are not drawn at once; the filters find the others. */
const MOST = 500;

/** Every room that one may book, by name. */
export function roomsQuery(rest: RestClient) {
  return queryOptions({
    queryKey: ['rooms', 'all'],
    staleTime: 60_000,
    queryFn: async (): Promise<readonly RoomView[]> => {
      const rooms: RoomView[] = [];
      for (let offset = 0; offset < MOST; offset += PAGE) {
        const { items, total } = await rest.request('searchRooms', { query: { offset, limit: PAGE } });
        rooms.push(...items);
        if (rooms.length >= total || items.length === 0) break;
      }
      return rooms;
    },
  });
}

export function useRooms() {
  return useQuery(roomsQuery(useRest()));
}
