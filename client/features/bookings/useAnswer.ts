import { useMutation } from '@tanstack/react-query';
import type { InvitationId, OccurrenceId, UserId } from '../../../server/contract/ids';
import { useRest } from '../../connection/useRest';
import type { Reply } from './ReplyForm';
import { useRefreshBookings } from './useCalendarEntries';

interface Answered extends Reply {
  readonly invitation: InvitationId;
  /** One date of a series; the whole where nothing is said. */
  readonly occurrence?: OccurrenceId | undefined;
}

/** Answers an invitation of one's own. */
export function useAnswer() {
  const rest = useRest();
  const refresh = useRefreshBookings();
  return useMutation({
    mutationFn: ({ invitation, occurrence, ...reply }: Answered) =>
      rest.request('answerInvitation', {
        parameters: { invitation },
        body: { ...reply, ...(occurrence && { occurrence }) },
      }),
    onSettled: refresh,
  });
}

interface Delegated {
  readonly invitation: InvitationId;
  readonly to: UserId;
  readonly reason: string;
}

/** Asks somebody else to come instead. */
export function useDelegate() {
  const rest = useRest();
  const refresh = useRefreshBookings();
  return useMutation({
    mutationFn: ({ invitation, to, reason }: Delegated) =>
      rest.request('delegateInvitation', {
        parameters: { invitation },
        body: { to, ...(reason !== '' && { reason }) },
      }),
    onSettled: refresh,
  });
}
