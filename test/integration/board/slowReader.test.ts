import { packPoints } from '../../../server/contract/boardPoints';
import { boardHash } from '../../support/board/boardHash';
import { circle, create } from '../../support/board/boardThings';
import { Product } from '../../support/Product';
import { until } from '../../support/until';
import { BoardWireClient } from '../../support/wire/BoardWireClient';
import { Colleague } from '../../support/wire/Colleague';
import { HttpWireClient } from '../../support/wire/HttpWireClient';

const STROKE_MS = 10;
const points = packPoints(
  Array.from({ length: 3_500 }, (_, index) => [(index * 37) % 900, (index * 53) % 700, 0.5]).flat(),
);

let product: Product;
beforeAll(async () => void (product = await Product.start({ PLENUM_LIMIT_FACTOR: '100' })), 90_000);
afterAll(() => product?.dispose());

test('[T17] who does not read at the board is cut while the others draw on, and has everything when they are back', async () => {
  const host = product.demoAccounts.find(({ role }) => role === 'host');
  if (!host) throw new Error('the demo has no host');
  const http = new HttpWireClient(product.url);
  await http.signIn(host.email, host.password);
  const meeting = await http.request('startMeeting', { body: { title: 'Drawing' } });
  const guestHttp = new HttpWireClient(product.url);
  await guestHttp.request('signInAsGuest', {
    body: { code: meeting.code, displayName: 'Gus', locale: 'en' },
  });
  const ann = new Colleague(http, new BoardWireClient({ bytesPerSecond: 1e8, burst: 1e8 }));
  const gus = new Colleague(guestHttp);
  for (const person of [ann, gus]) await person.join(product.url, meeting);
  for (const person of [ann, gus]) await person.settled();

  gus.stopReading();
  const [page] = ann.board.link.replica.document.pages;
  if (!page) throw new Error('the board has no page');
  const wasCut = () => product.output.some((line) => line.includes('the client does not read'));
  const shape = { kind: 'stroke', pen: 'pen', points } as const;
  // Large strokes, so that the network's own store is full soon.
  await until(
    'he is cut',
    () => {
      if (ann.board.link.replica.pending.length < 5)
        ann.board.link.propose([create(circle(page.id, { shape }))]);
      return wasCut();
    },
    { within: 40_000, every: STROKE_MS },
  );
  await ann.settled();
  await gus.join(product.url, meeting);
  const replicaOf = ({ board }: Colleague) => board.link.replica;
  // What he had is whole as well, until the server says how much has come since.
  await until('he has everything', () => {
    const isNewest = replicaOf(gus).revision === replicaOf(ann).revision;
    return isNewest && replicaOf(gus).isComplete;
  });
  const [one, other] = [ann, gus].map(({ board }) => boardHash(board.link.replica.document));
  expect(other).toBe(one);
  await Promise.all([ann.close(), gus.close()]);
}, 120_000);
