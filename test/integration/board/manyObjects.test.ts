import { BoardDesk } from '../../../client/features/board/BoardDesk';
import type { BoardFiles } from '../../../client/features/board/BoardFiles';
import { packPoints } from '../../../server/contract/boardPoints';
import { boardHash } from '../../support/board/boardHash';
import { circle, create } from '../../support/board/boardThings';
import { Product } from '../../support/Product';
import { until } from '../../support/until';
import { Colleague } from '../../support/wire/Colleague';
import { HttpWireClient } from '../../support/wire/HttpWireClient';

const within = 60_000;
/** A thousand characters: a line of handwriting. */
const points = packPoints(
  Array.from({ length: 200 }, (_, index) => [(index % 50) * 7.3, (index % 9) * 6.1, 0.5]).flat(),
);

let product: Product;
// With the limits that everyone has.
beforeAll(async () => void (product = await Product.start()), 90_000);
afterAll(() => product?.dispose());

async function colleague(http: HttpWireClient, meeting: Awaited<ReturnType<typeof startMeeting>>['meeting']) {
  const person = new Colleague(http);
  await person.join(product.url, meeting);
  await person.settled();
  return person;
}

async function startMeeting() {
  const host = product.demoAccounts.find(({ role }) => role === 'host');
  if (!host) throw new Error('the demo has no host');
  const http = new HttpWireClient(product.url);
  await http.signIn(host.email, host.password);
  const meeting = await http.request('startMeeting', { body: { title: 'Drawing' } });
  const guest = async (displayName: string) => {
    const guestHttp = new HttpWireClient(product.url);
    await guestHttp.request('signInAsGuest', { body: { code: meeting.code, displayName, locale: 'en' } });
    return guestHttp;
  };
  return { meeting, http, guest };
}

test('[B15] three hundred strokes are copied and five hundred objects moved and taken back in one go each, and the socket stays', async () => {
  const { meeting, http, guest } = await startMeeting();
  const [ann, gus] = [await colleague(http, meeting), await colleague(await guest('Gus'), meeting)];
  const { link } = ann.board;
  const refusals: string[] = [];
  link.on('refused', ({ code }) => refusals.push(code));
  const desk = new BoardDesk(link, {} as BoardFiles, () => true);
  const [page] = link.replica.document.pages;
  if (!page) throw new Error('the board has no page');
  const selectAll = (count: number) => desk.select(desk.objects.slice(0, count).map(({ id }) => id));
  const shape = { kind: 'stroke', pen: 'pen', points } as const;
  link.propose(Array.from({ length: 300 }, () => create(circle(page.id, { shape }))));
  await ann.settled(within);
  expect([points.length >= 1_000, refusals]).toEqual([true, []]);
  desk.choose({ page: page.id });

  selectAll(300);
  desk.duplicate();
  expect(desk.objects.length).toBe(600);
  selectAll(500);
  const places = () => desk.objects.map(({ transform }) => transform.x).join();
  const before = places();
  desk.nudge(40, 25);
  const after = places();
  await ann.settled(within);
  link.undo();
  await until('all are back', () => places() === before, { within });
  link.redo();
  await until('all are moved again', () => places() === after, { within });

  const replicaOf = ({ board }: Colleague) => board.link.replica;
  const isEqual = () => replicaOf(gus).revision === replicaOf(ann).revision;
  await until('the other has everything', isEqual, { within });
  expect(boardHash(replicaOf(gus).document)).toBe(boardHash(replicaOf(ann).document));
  expect(replicaOf(gus).document.size).toBe(600);
  expect(refusals).toEqual([]);
  expect(ann.isConnected).toBe(true);
  expect(product.output.filter((line) => line.includes('flood'))).toEqual([]);
  // What is stored, not what was told.
  const late = await colleague(await guest('Eve'), meeting);
  expect(boardHash(replicaOf(late).document)).toBe(boardHash(replicaOf(gus).document));
  desk.close();
  await Promise.all([ann.close(), gus.close(), late.close()]);
}, 240_000);
