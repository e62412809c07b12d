import { readFile } from 'node:fs/promises';
import { BlockList, isIPv6 } from 'node:net';
import { Router } from 'express';
import type { Metrics } from '../kernel/Metrics';
import { PlenumError } from '../kernel/PlenumError';

/** One thing that has to be well for new meetings to be taken. */
export interface ReadinessProbe {
  readonly name: string;
  readonly ready: boolean;
  readonly detail?: string;
}

export interface OperationalParts {
  readonly readiness: () => Promise<readonly ReadinessProbe[]>;
  readonly metrics: Metrics;
  readonly caFile: string | undefined;
}

/** Whoever asks again within this time gets the last answer: asking costs a query. */
const FRESH_MS = 1_000;

/** What monitors and set-up scripts ask: is it alive, is it ready, how is it, whom to trust. */
export function operationalRoutes({ readiness, metrics, caFile }: OperationalParts): Router {
  const router = Router();
  const askSometimes = atMostEvery(FRESH_MS, readiness);
  router.get('/healthz', (_request, response) => void response.json({ state: 'alive' }));
  router.get('/readyz', async (_request, response) => {
    const probes = await askSometimes();
    const ready = probes.every((probe) => probe.ready);
    response.set('Cache-Control', 'no-store').status(ready ? 200 : 503);
    response.json({ state: ready ? 'ready' : 'not ready', probes });
  });
  router.get('/metrics', async (request, response) => {
    if (!isNear(request.ip ?? '')) throw new PlenumError('not-found', 'There is nothing here.');
    const { contentType, text } = await metrics.print();
    response.set('Cache-Control', 'no-store').type(contentType).send(text);
  });
  router.get('/ca.crt', async (_request, response) => {
    if (!caFile) throw new PlenumError('not-found', 'This server has no certificate authority of its own.');
    response
      .type('application/x-x509-ca-cert')
      .attachment('plenum-ca.crt')
      .send(await readFile(caFile));
  });
  return router;
}

/** Asks at most once in `ms`, however many want to know: all of them get the same answer. */
function atMostEvery<T>(ms: number, ask: () => Promise<T>): () => Promise<T> {
  let last: { readonly at: number; readonly answer: Promise<T> } | undefined;
  return () => {
    const at = performance.now();
    if (!last || at - last.at >= ms) last = { at, answer: ask() };
    return last.answer;
  };
}

const near = new BlockList();
near.addSubnet('127.0.0.0', 8, 'ipv4');
near.addSubnet('10.0.0.0', 8, 'ipv4');
near.addSubnet('172.16.0.0', 12, 'ipv4');
near.addSubnet('192.168.0.0', 16, 'ipv4');
near.addAddress('::1', 'ipv6');
near.addSubnet('fc00::', 7, 'ipv6');

/** This computer or one of its own network: the figures are not for everybody. */
function isNear(ip: string): boolean {
  return near.check(ip, isIPv6(ip) ? 'ipv6' : 'ipv4');
}
