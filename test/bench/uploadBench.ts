import { once } from 'node:events';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { BoardPageId } from '../../server/contract/ids';
import { circle, create, newKey } from '../support/board/boardThings';
import { Product } from '../support/Product';
import { until } from '../support/until';
import { HttpWireClient } from '../support/wire/HttpWireClient';
import { WireParticipant } from '../support/wire/WireParticipant';
import type { Figures } from './Bench';
import { toFigure } from './Figure';
import type { SenderData } from './pictureSender';

const PEOPLE = 10;
const A_SECOND = 200;
const CALM_MS = 6_000;
const REGISTER_SWC = path.resolve(__dirname, '../support/registerSwc.cjs');

/**
 * `board.uploadP99Ratio`: ten people draw 20 operations a second each, before and while one of them sends a picture of
 * 25 MB over a line of 100 Mbit/s; the 99th percentile of the time from an operation until the last of the ten is told,
 * during by before. The upload counts from its first piece until the picture is checked and stored. It is sent by a
 * thread of its own, as from another machine.
 */
export async function uploadBench(runs: number): Promise<Figures> {
  const product = await Product.start({ PLENUM_LIMIT_FACTOR: '1000' });
  const ratios: number[] = [];
  try {
    const drawing = await Drawing.open(product);
    await drawing.measure(() => setTimeout(CALM_MS));
    while (ratios.length < runs) {
      const before = await drawing.measure(() => setTimeout(CALM_MS));
      const during = await drawing.measure(() => drawing.send());
      ratios.push(during / before);
    }
    await drawing.close();
  } finally {
    await product.dispose();
  }
  return { 'board.uploadP99Ratio': toFigure(ratios, 'times', { what: 'limit', value: 2 }) };
}

/** Ten people who draw in one meeting. */
class Drawing {
  #told = new Map<string, { readonly since: number; missing: number }>();
  #times: number[] = [];

  private constructor(
    private readonly sender: Worker,
    private readonly page: BoardPageId,
    private readonly people: readonly WireParticipant[],
  ) {
    for (const { socket } of people)
      socket.on('board:committed', ({ commits }) => {
        for (const { key } of commits) this.#arrived(key);
      });
  }

  static async open(product: Product): Promise<Drawing> {
    const host = product.demoAccounts.find(({ role }) => role === 'host');
    if (!host) throw new Error('the demo has no host');
    const first = new HttpWireClient(product.url);
    await first.signIn(host.email, host.password);
    const meeting = await first.request('startMeeting', { body: { title: 'Drawing' } });
    const people: WireParticipant[] = [];
    let page: BoardPageId | undefined;
    for (let index = 0; index < PEOPLE; index += 1) {
      const http = index === 0 ? first : new HttpWireClient(product.url);
      const body = { code: meeting.code, displayName: `Gus ${index}`, locale: 'en' };
      if (index > 0) await http.request('signInAsGuest', { body });
      const wire = await WireParticipant.connect(product.url, http);
      await wire.join(meeting);
      const reply = await wire.socket.request('board:open', {});
      if (reply.kind === 'anew') page = reply.pages[0]?.id;
      people.push(wire);
    }
    if (!page) throw new Error('the board has no page');
    const workerData: SenderData = { ...host, url: product.url, meeting: meeting.id };
    const sender = new Worker(path.join(__dirname, 'pictureSender.ts'), {
      workerData,
      execArgv: ['-r', REGISTER_SWC],
    });
    await once(sender, 'message');
    return new Drawing(sender, page, people);
  }

  /** Draws for as long as `work` takes; answers the 99th percentile in ms. */
  async measure(work: () => Promise<unknown>): Promise<number> {
    this.#times = [];
    let isOver = false;
    const working = work().finally(() => (isOver = true));
    const began = performance.now();
    for (let index = 0; !isOver; ) {
      for (; began + (index * 1000) / A_SECOND <= performance.now(); index += 1)
        this.#draw(index, began + (index * 1000) / A_SECOND);
      await setTimeout(1);
    }
    await working;
    await until('everyone is told', () => this.#told.size === 0);
    const sorted = this.#times.sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN;
  }

  /** Until it is checked and stored. */
  async send(): Promise<void> {
    const sent = once(this.sender, 'message');
    this.sender.postMessage('send');
    await sent;
  }

  async close(): Promise<void> {
    await this.sender.terminate();
    for (const person of this.people) await person.close();
  }

  #draw(index: number, since: number): void {
    const key = newKey();
    this.#told.set(key, { since, missing: PEOPLE });
    const changes = [create(circle(this.page))];
    void this.people[index % PEOPLE]?.socket.request('board:submit', { key, changes });
  }

  #arrived(key: string): void {
    const operation = this.#told.get(key);
    if (!operation) return;
    operation.missing -= 1;
    if (operation.missing > 0) return;
    this.#told.delete(key);
    this.#times.push(performance.now() - operation.since);
  }
}
