import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { useRest } from '../../connection/useRest';
import { type BrowserCheck, captureChecks, runBrowserChecks } from './BrowserSelfTest';

/** The whole self-test: what the server says of itself, and what this browser can do. Starts when the page opens. */
export function useSelfTest() {
  const rest = useRest();
  const server = useQuery({
    queryKey: ['self-test'],
    queryFn: () => rest.request('runSelfTest'),
    retry: false,
    refetchOnWindowFocus: false,
    gcTime: 0,
  });
  const [checks, setChecks] = useState<readonly BrowserCheck[]>([]);
  const [round, setRound] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round runs the checks again.
  useEffect(() => {
    let current = true;
    void runBrowserChecks(captureChecks(), (shown) => {
      if (current) setChecks(shown);
    });
    return () => {
      current = false;
    };
  }, [round]);

  const { refetch } = server;
  const runAgain = useCallback(() => {
    setRound((before) => before + 1);
    void refetch();
  }, [refetch]);

  const running =
    server.isFetching ||
    checks.length < captureChecks().length ||
    checks.some(({ state }) => state === 'running');
  const failures =
    (server.isError ? 1 : 0) +
    (server.data?.checks.filter(({ state }) => state === 'failed').length ?? 0) +
    checks.filter(({ state }) => state === 'failed').length;
  return { server, checks, running, failures, runAgain };
}
