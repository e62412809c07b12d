import fc from 'fast-check';
import { packPoints } from '../../server/contract/boardPoints';
import {
  BoardGroupId,
  BoardObjectId,
  BoardPageId,
  OperationKey,
  ParticipantId,
} from '../../server/contract/ids';

const id = <T>(brand: { parse(text: string): T }) => fc.uuid().map((text) => brand.parse(text));
const key = id(OperationKey);
const page = id(BoardPageId);
const object = id(BoardObjectId);
const base = fc.nat();
const coordinate = fc.integer({ min: -5_000, max: 5_000 });
const length = fc.integer({ min: 0, max: 5_000 });
const text = fc.constantFrom('', 'Q3 capex', '预算', 'a\nb');
const order = fc.constantFrom('V', 'a0', 'Zz9');
const points = fc
  .array(coordinate, { minLength: 9, maxLength: 30 })
  .map((values) =>
    packPoints(
      values
        .slice(0, values.length - (values.length % 3))
        .map((value, index) => (index % 3 === 2 ? 1 : value)),
    ),
  );
const color = fc.constantFrom('#000000', '#ffcc00');

const shape = fc.oneof(
  fc.record({
    kind: fc.constant('stroke' as const),
    pen: fc.constantFrom('pen' as const, 'brush' as const),
    points,
  }),
  fc.record({ kind: fc.constantFrom('line' as const, 'arrow' as const), points }),
  fc.record({ kind: fc.constantFrom('rect' as const, 'ellipse' as const), width: length, height: length }),
  fc.record({ kind: fc.constant('text' as const), text, size: fc.constant(20), width: length }),
  fc.record({ kind: fc.constant('sticky' as const), text, width: length, height: length }),
);
const style = fc.record({
  color,
  width: fc.integer({ min: 1, max: 40 }),
  opacity: fc.constantFrom(0.4, 1),
  dash: fc.constantFrom('solid' as const, 'dashed' as const),
  fill: fc.option(color),
});
const transform = fc.record({
  x: coordinate,
  y: coordinate,
  rotation: fc.integer({ min: -360, max: 360 }),
  scaleX: fc.constantFrom(1, -2),
  scaleY: fc.constantFrom(1, 0.5),
});
const group = fc.option(id(BoardGroupId));
const newObject = fc.record({ id: object, page, group, order, shape, style, transform });
const newPage = fc.record({
  id: page,
  title: text.map((title) => title.slice(0, 1)),
  order,
  background: fc.constantFrom('blank' as const, 'grid' as const),
});

const change = fc.oneof(
  fc.record({ kind: fc.constant('create' as const), object: newObject }),
  fc.record({ kind: fc.constant('update' as const), id: object, base, set: fc.record({ style, transform }) }),
  fc.record({ kind: fc.constant('delete' as const), id: object, base }),
  fc.record({ kind: fc.constant('createPage' as const), page: newPage }),
  fc.record({
    kind: fc.constant('updatePage' as const),
    id: page,
    base,
    set: fc.record({ closed: fc.boolean() }),
  }),
  fc.record({ kind: fc.constant('deletePage' as const), id: page, base }),
  fc.record({
    kind: fc.constant('permit' as const),
    who: fc.oneof(fc.constant('everyone' as const), id(ParticipantId)),
    may: fc.option(fc.boolean()),
  }),
);

const target = fc.oneof(
  fc.record({ kind: fc.constant('object' as const), id: object }),
  fc.record({ kind: fc.constant('page' as const), id: page }),
);
const targets = fc.array(target, { minLength: 1, maxLength: 5 });
const stroke = fc.record({
  id: object,
  pen: fc.constantFrom('pen' as const, 'laser' as const),
  style,
  points,
});

const area = fc.record({ left: coordinate, top: coordinate, right: coordinate, bottom: coordinate });

/** Valid bodies of the board's requests, generated. */
export const boardBodies = {
  'board:open': fc.record({ since: base }, { requiredKeys: [] }),
  'board:close': fc.constant({}),
  'board:load': fc.record({ page, after: base, within: area }, { requiredKeys: ['page', 'after'] }),
  'board:submit': fc.record({ key, changes: fc.array(change, { minLength: 1, maxLength: 5 }) }),
  'board:undo': fc.record({ key }),
  'board:redo': fc.record({ key }),
  'board:lock': fc.record({ targets, activity: fc.constantFrom('moving' as const, 'writing' as const) }),
  'board:renew': fc.constant({}),
  'board:release': fc.record({ targets }),
  'board:live': fc.record({ page, x: coordinate, y: coordinate, stroke: fc.option(stroke) }),
  'board:pens': fc.constant({}),
  'board:askPen': fc.record({ target: fc.option(target) }),
};
