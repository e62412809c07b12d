import { randomUUID } from 'node:crypto';
import type { StoredUser } from '../../../db/stores/AccountStore';
import type { OrganisationStores } from '../../../db/stores/OrganisationStores';
import type { NewObject, Shape, Style } from '../../contract/board';
import { packPoints } from '../../contract/boardPoints';
import { BoardObjectId, BoardPageId, type MeetingId, OperationKey } from '../../contract/ids';

const INK = '#0b1416';
const PETROL = '#0d7480';
const CORAL = '#c7392b';
const YELLOW = '#ffe08a';
const GREEN = '#b7e4c7';

interface Drawn {
  readonly shape: Shape;
  readonly at: readonly [x: number, y: number];
  readonly style?: Partial<Style>;
}

/** The page that is on the whiteboard of the demo's meeting: the quarters, drawn by hand, and what is said of them. */
const DRAWN: readonly Drawn[] = [
  { shape: text('Budget 2027 · 预算', 34), at: [40, 20] },
  { shape: { kind: 'stroke', pen: 'brush', points: wave(420, 4) }, at: [40, 82], style: { color: PETROL } },
  { shape: { kind: 'arrow', points: packPoints([0, 300, 0.5, 0, 0, 0.5]) }, at: [60, 120] },
  { shape: { kind: 'arrow', points: packPoints([0, 0, 0.5, 460, 0, 0.5]) }, at: [60, 420] },
  { shape: bar(120), at: [100, 300], style: { color: PETROL, fill: '#74d0d8' } },
  { shape: bar(170), at: [190, 250], style: { color: PETROL, fill: '#74d0d8' } },
  { shape: bar(140), at: [280, 280], style: { color: PETROL, fill: '#74d0d8' } },
  { shape: bar(230), at: [370, 190], style: { color: CORAL, fill: '#f28379', dash: 'dashed' } },
  { shape: { kind: 'stroke', pen: 'pen', points: hill() }, at: [96, 150], style: { color: CORAL } },
  {
    shape: { kind: 'stroke', pen: 'highlighter', points: wave(110, 2) },
    at: [350, 440],
    style: { color: YELLOW, width: 20, opacity: 0.5 },
  },
  ...['Q1', 'Q2', 'Q3', 'Q4 ?'].map(
    (quarter, index): Drawn => ({ shape: text(quarter, 20, 70), at: [112 + index * 90, 428] }),
  ),
  { shape: note('Repair or replace the vehicles?\n车辆维修还是更换？'), at: [580, 120] },
  { shape: note('Decide today\n今天决定'), at: [580, 290], style: { fill: GREEN } },
];

/** Draws a page on the whiteboard of the demo's meeting, once: what people have made of it since stays. */
export class DemoBoard {
  constructor(
    private readonly stores: Pick<OrganisationStores, 'boards' | 'meetings'>,
    private readonly now: () => number,
  ) {}

  /** As `host`, who does not have to be there for it. */
  async run(meeting: MeetingId, host: Pick<StoredUser, 'id' | 'displayName'>): Promise<void> {
    const { boards, meetings } = this.stores;
    const { snapshot, tail } = await boards.load(meeting);
    if (snapshot || tail.length > 0) return;
    const principal = { kind: 'user', id: host.id } as const;
    const { participant: author } = await meetings.enrol({
      meeting,
      principal,
      displayName: host.displayName,
    });
    const page = BoardPageId.parse(meeting);
    const changes = DRAWN.map((drawn, index) => ({
      kind: 'create' as const,
      object: toObject(drawn, page, index),
    }));
    const commit = { revision: 1, key: OperationKey.parse(randomUUID()), author, changes };
    await boards.append(meeting, [commit], new Date(this.now()));
  }
}

function toObject({ shape, at: [x, y], style }: Drawn, page: BoardPageId, index: number): NewObject {
  return {
    id: BoardObjectId.parse(randomUUID()),
    page,
    group: null,
    order: `V${String.fromCharCode('A'.charCodeAt(0) + index)}`,
    shape,
    style: { color: INK, width: 4, opacity: 1, dash: 'solid', fill: null, ...style },
    transform: { x, y, rotation: 0, scaleX: 1, scaleY: 1 },
  };
}

function text(words: string, size: number, width = 500): Shape {
  return { kind: 'text', text: words, size, width };
}

function note(words: string): Shape {
  return { kind: 'sticky', text: words, width: 220, height: 140 };
}

function bar(height: number): Shape {
  return { kind: 'rect', width: 60, height };
}

/** A line as a hand draws it. */
function wave(length: number, swing: number): string {
  const points: number[] = [];
  for (let x = 0; x <= length; x += 10)
    points.push(x, swing * Math.sin(x / 24), 0.5 + 0.3 * Math.sin(x / 40));
  return packPoints(points);
}

/** Up over the bars. */
function hill(): string {
  const points: number[] = [];
  for (let x = 0; x <= 330; x += 8)
    points.push(x, 130 - x * 0.36 + 18 * Math.sin(x / 34), 0.4 + 0.25 * Math.cos(x / 30));
  return packPoints(points);
}
