import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Me } from '../../../server/contract/accounts';
import type { RestClient } from '../../connection/RestClient';
import { meQuery } from '../../connection/useMe';
import { useRest } from '../../connection/useRest';

const REFRESH_MS = 10_000;

/** What stays of a meeting. Its id stands in the address after leaving; without it, it is looked up by the code. */
export function useSummary(code: string, meeting: string | undefined) {
  const rest = useRest();
  const queries = useQueryClient();
  return useQuery({
    queryKey: ['summary', code, meeting],
    retry: false,
    refetchInterval: ({ state }) => (state.data?.endedAt === null ? REFRESH_MS : false),
    queryFn: async () => {
      const id = meeting ?? (await findMeeting(rest, code, await queries.fetchQuery(meQuery(rest))));
      return rest.request('viewMeetingSummary', { parameters: { meeting: id } });
    },
  });
}

async function findMeeting(rest: RestClient, code: string, me: Me | null): Promise<string> {
  if (me?.kind === 'guest') return me.meeting;
  const meetings = await rest.request('listMeetings');
  const found = meetings.find((listed) => listed.code === code);
  return found?.id ?? (await rest.request('enterMeeting', { parameters: { code } })).id;
}
