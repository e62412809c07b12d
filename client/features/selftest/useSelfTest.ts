import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useRest } from '../../connection/useRest';
import { type BrowserCheck, captureChecks, runBrowserChecks } from './BrowserSelfTest';
import { loopCheck, type OpenLoop } from './loopCheck';

/**
 * The whole self-test: what the server says of itself, what this browser can do, and the way between them, for which
 * one must be signed in. Starts when the page opens.
 */
export function useSelfTest(openLoop: OpenLoop | null) {
  const rest = useRest();
  const server = useQuery({
    queryKey: ['self-test'],
    queryFn: () => rest.request('runSelfTest'),
    retry: false,
    refetchOnWindowFocus: false,
    gcTime: 0,
  });
  const runs = useMemo(() => [...captureChecks(), ...(openLoop ? [loopCheck(openLoop)] : [])], [openLoop]);
  const [checks, setChecks] = useState<readonly BrowserCheck[]>([]);
  const [round, setRound] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round runs the checks again.
  useEffect(() => {
    let current = true;
    void runBrowserChecks(runs, (shown) => {
      if (current) setChecks(shown);
    });
    return () => {
      current = false;
    };
  }, [runs, round]);

  const { refetch } = server;
  const runAgain = useCallback(() => {
    setRound((before) => before + 1);
    void refetch();
  }, [refetch]);

  const running =
    server.isFetching || checks.length < runs.length || checks.some(({ state }) => state === 'running');
  const failures =
    (server.isError ? 1 : 0) +
    (server.data?.checks.filter(({ state }) => state === 'failed').length ?? 0) +
    checks.filter(({ state }) => state === 'failed').length;
  return { server, checks, running, failures, runAgain };
}
