import { setTimeout } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { Database } from '../../db/Database';
import { BoardLogStore } from '../../db/stores/BoardLogStore';
import { Board } from '../../server/board/Board';
import { BoardPageId, type MeetingId } from '../../server/contract/ids';
import { silentLogger } from '../../server/kernel/Logger';
import { author, circle, create, operation } from '../support/board/boardThings';
import { Chromium } from '../support/Chromium';
import { type DemoAccount, Product } from '../support/Product';
import { Tab } from '../support/Tab';
import { HttpWireClient } from '../support/wire/HttpWireClient';
import type { Figures } from './Bench';
import { toFigure } from './Figure';
import { readPainted, startPanning, stopPanning, watchPainting } from './watchPainting';

const COLUMNS = 200;
const ROWS = 100;
/** Pixels from one object to the next: some nine hundred are in view. */
const CELL = 36;
const PAN_MS = 3_000;
const MOST_MS = 30_000;

interface Opened {
  readonly openMs: number;
  readonly heapMb: number;
  readonly panFps: number;
  readonly redrawMs: number;
}

/**
 * A board of 20,000 objects, of which some 900 are in view, and somebody who comes late with a real browser:
 *
 * - `board.open20kMs`: from pressing Board until every object in view is painted, read from the canvas's pixels;
 * - `board.heapMb`: by how much the page's heap has grown when all of it is there, garbage collected;
 * - `board.panFps`: frames a second in which the picture stood elsewhere while the wheel moves it for three seconds;
 * - `board.redrawMs`: from the last turn of the wheel until everything that has come into view is painted.
 */
export async function boardOpenBench(runs: number): Promise<Figures> {
  const product = await Product.start({ PLENUM_LIMIT_FACTOR: '1000' });
  const chromium = await Chromium.launch();
  try {
    const [, host, member] = product.demoAccounts;
    if (!host || !member) throw new Error('the demo has too few people');
    const http = new HttpWireClient(product.url);
    await http.signIn(host.email, host.password);
    const meeting = await http.request('startMeeting', { body: { title: 'Large board' } });
    await fill(product.env['DATABASE_URL'] ?? '', meeting.id);
    const opened: Opened[] = [];
    while (opened.length < runs) opened.push(await open(product, chromium, { member, code: meeting.code }));
    const figure = (unit: string, limit: number, read: (each: Opened) => number) =>
      toFigure(opened.map(read), unit, { what: 'limit', value: limit });
    return {
      'board.open20kMs': figure('ms', 1_500, ({ openMs }) => openMs),
      'board.heapMb': figure('MB', 60, ({ heapMb }) => heapMb),
      'board.panFps': figure('1/s', 30, ({ panFps }) => panFps),
      'board.redrawMs': figure('ms', 300, ({ redrawMs }) => redrawMs),
    };
  } finally {
    await chromium.close();
    await product.dispose();
  }
}

/** By the product's own writer, in rows. */
async function fill(url: string, meeting: MeetingId): Promise<void> {
  const database = await Database.open({ url }, silentLogger);
  try {
    const store = new BoardLogStore(database.source);
    const board = await Board.open({ meeting, store, logger: silentLogger, now: Date.now });
    const artist = author(true);
    const page = BoardPageId.parse(meeting);
    for (let row = 0; row < ROWS; row += 1) {
      const objects = Array.from({ length: COLUMNS }, (_, column) =>
        circle(page, {
          shape: { kind: 'ellipse', width: CELL - 10, height: CELL - 10 },
          style: { color: '#1d4ed8', width: 2, opacity: 1, dash: 'solid', fill: '#ffcc00' },
          transform: { x: column * CELL + 5, y: row * CELL + 5, rotation: 0, scaleX: 1, scaleY: 1 },
        }),
      );
      await board.sequencer.submit(artist, operation(...objects.map(create)));
    }
    await board.close();
  } finally {
    await database.close();
  }
}

async function open(
  product: Product,
  chromium: Chromium,
  { member, code }: { readonly member: DemoAccount; readonly code: string },
): Promise<Opened> {
  const tab = await Tab.open(chromium, product);
  const { page } = tab;
  await tab.signIn(member);
  await tab.join(`/m/${code}`);
  const before = await heapMb(page);
  await page.evaluate(watchPainting, CELL);
  const pressed = await page.evaluate(() => {
    const began = performance.now();
    const button = [...document.querySelectorAll('button')].find((each) =>
      /^Board/.test(each.getAttribute('aria-label') ?? each.textContent ?? ''),
    );
    button?.click();
    return began;
  });
  const openMs = (await painted(page)) - pressed;
  await page.waitForFunction(() => !document.body.textContent.includes('Opening the board'), {
    timeout: MOST_MS,
  });
  const grown = (await heapMb(page)) - before;
  await page.evaluate(startPanning);
  const { panFps, stoppedAt } = await pan(page);
  const redrawMs = (await painted(page)) - stoppedAt;
  await page.browserContext().close();
  return { openMs, heapMb: grown, panFps, redrawMs };
}

/** Turns the wheel this way and that, some 60 times a second, as a hand does. */
async function pan(page: Page): Promise<{ panFps: number; stoppedAt: number }> {
  await page.mouse.move(700, 400);
  const began = performance.now();
  while (performance.now() - began < PAN_MS) {
    await page.mouse.wheel({ deltaX: 6, deltaY: 9 });
    await setTimeout(10);
  }
  return page.evaluate(stopPanning);
}

/** When everything in view was painted, on the page's clock. */
async function painted(page: Page): Promise<number> {
  const found = await page.waitForFunction(readPainted, { polling: 'raf', timeout: MOST_MS });
  return (await found.jsonValue())?.at ?? Number.NaN;
}

async function heapMb(page: Page): Promise<number> {
  const session = await page.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1e6;
}
