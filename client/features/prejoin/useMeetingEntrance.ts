import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Me } from '../../../server/contract/accounts';
import type { MeetingPreview, MeetingView } from '../../../server/contract/meetings';
import { RequestError } from '../../connection/RequestError';
import type { RestClient } from '../../connection/RestClient';
import { meQuery } from '../../connection/useMe';
import { useRest } from '../../connection/useRest';

/** Who stands before which meeting: `me` is null for someone who will be its guest. */
export interface Entrance {
  readonly meeting: MeetingView | MeetingPreview;
  readonly me: Me | null;
}

/** Finds the meeting behind a code for whoever opens its address. Errors: `meeting-not-found`, `meeting-ended`. */
export function useMeetingEntrance(code: string) {
  const rest = useRest();
  const queries = useQueryClient();
  return useQuery<Entrance>({
    queryKey: ['entrance', code],
    retry: false,
    refetchOnWindowFocus: false,
    queryFn: async () => {
      const entrance = await findEntrance(rest, code, await queries.fetchQuery(meQuery(rest)));
      if (entrance.meeting.state !== 'ended') return entrance;
      throw new RequestError({ code: 'meeting-ended', message: 'The meeting has ended.' });
    },
  });
}

async function findEntrance(rest: RestClient, code: string, me: Me | null): Promise<Entrance> {
  if (me?.kind === 'user')
    return { meeting: await rest.request('enterMeeting', { parameters: { code } }), me };
  if (me?.kind === 'guest') {
    const own = await rest.request('viewMeeting', { parameters: { meeting: me.meeting } }).catch(() => null);
    if (own?.code === code) return { meeting: own, me };
  }
  return { meeting: await rest.request('previewMeeting', { parameters: { code } }), me: null };
}
