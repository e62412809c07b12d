import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AnswerReplyLinkRequest } from '../../../server/contract/invitations';
import { RequestError } from '../../connection/RequestError';
import { useRest } from '../../connection/useRest';

/** What the link of a mail is about, and the answer by it. An answer uses it up; the page goes on with the next one. */
export function useReplyLink(first: string) {
  const rest = useRest();
  const queries = useQueryClient();
  const [token, setToken] = useState(first);
  const view = useQuery({
    queryKey: ['reply-link', token],
    queryFn: () => rest.request('viewReplyLink', { body: { token } }),
    staleTime: 60_000,
    retry: (failures, error) => failures < 1 && error instanceof RequestError && error.code === 'unavailable',
  });
  const answer = useMutation({
    mutationFn: (body: Omit<AnswerReplyLinkRequest, 'token'>) =>
      rest.request('answerReplyLink', { body: { token, ...body } }),
    onSuccess: (answered) => {
      queries.setQueryData(['reply-link', answered.token], answered.view);
      setToken(answered.token);
    },
  });
  const renew = useMutation({ mutationFn: () => rest.request('renewReplyLink', { body: { token } }) });
  return { view, answer, renew };
}
