import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Chromium } from '../support/Chromium';
import type { Product } from '../support/Product';
import { Tab } from '../support/Tab';
import { until } from '../support/until';
import type { Figures } from './Bench';
import { toFigure } from './Figure';
import { type DemoMeeting, openDemoMeeting } from './openDemoMeeting';
import { mediaAgain, watchMedia } from './watchMedia';

const WORKER_LIMIT_MS = 2000;
const SERVER_LIMIT_MS = 5000;
/** Two browsers and the demo's participant: each sees two others. */
const PEOPLE = 2;
const OTHERS = 2;
const PATIENCE_MS = 30_000;
/** What is asked of a worker just before it dies makes a suspect; and too many deaths a minute make it wait. */
const BETWEEN_MS = 3000;
const BETWEEN_MANY_MS = 13_000;
const MANY = 5;

/** From the end of the worker, or the new beginning of the server, until everyone sees and hears everyone again. */
export async function recoverBench(runs: number): Promise<Figures> {
  const demo = await openDemoMeeting();
  const chromium = await Chromium.launch();
  try {
    const began = Date.now();
    const tabs = await enter(chromium, demo);
    await everyoneBack(tabs, began);
    const worker: number[] = [];
    while (worker.length < runs) {
      await pause(runs > MANY ? BETWEEN_MANY_MS : BETWEEN_MS);
      worker.push(await killWorker(demo.product, tabs));
    }
    const server: number[] = [];
    while (server.length < runs) {
      await pause(BETWEEN_MS);
      server.push(await killServer(demo.product, tabs));
    }
    return {
      'recover.workerMs': toFigure(worker, 'ms', { what: 'limit', value: WORKER_LIMIT_MS }),
      'recover.serverMs': toFigure(server, 'ms', { what: 'limit', value: SERVER_LIMIT_MS }),
    };
  } finally {
    await chromium.close();
    await demo.close();
  }
}

async function enter(chromium: Chromium, { product, path, accounts }: DemoMeeting): Promise<Tab[]> {
  const tabs: Tab[] = [];
  for (const account of accounts.slice(0, PEOPLE)) {
    const tab = await Tab.open(chromium, product, { width: 800, height: 600 });
    await watchMedia(tab.page);
    await tab.signIn(account);
    await tab.join(path);
    tabs.push(tab);
  }
  return tabs;
}

async function killWorker(product: Product, tabs: readonly Tab[]): Promise<number> {
  const [worker] = product.workerPids;
  if (!worker) throw new Error('no media worker runs');
  const killedAt = Date.now();
  process.kill(worker, 'SIGKILL');
  return (await everyoneBack(tabs, killedAt)) - killedAt;
}

async function killServer(product: Product, tabs: readonly Tab[]): Promise<number> {
  const killedAt = Date.now();
  await product.crash();
  const listening = listensAgain(Number(new URL(product.url).port));
  const [listensAt] = await Promise.all([listening, product.launch()]);
  return (await everyoneBack(tabs, killedAt)) - listensAt;
}

/** When the last of them had pictures and sound of all others, over connections made since then. */
async function everyoneBack(tabs: readonly Tab[], since: number): Promise<number> {
  const late = pause(PATIENCE_MS, undefined, { ref: false }).then(() => {
    throw new Error(`not everyone was back within ${PATIENCE_MS} ms`);
  });
  const back = Promise.all(tabs.map(({ page }) => mediaAgain(page, { since, others: OTHERS })));
  return Math.max(...(await Promise.race([back, late])));
}

async function listensAgain(port: number): Promise<number> {
  await until('the server listens', () => takes(port), { within: PATIENCE_MS, every: 5 });
  return Date.now();
}

function takes(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}
