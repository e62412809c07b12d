import { layoutFor, mainTile, tilesOf } from '../../../../../client/features/meeting/tiles';
import { toViewReport } from '../../../../../client/features/meeting/toViewReport';
import { person } from './roster';

const ann = person('Ann');
const bob = person('Bob');
const carol = person('Carol', { screen: 'open' });
const seenByAnn = { self: ann.id, selfView: true };

describe('tiles', () => {
  test('everyone has one, and each share has its own, first', () => {
    expect(tilesOf([ann, bob, carol], seenByAnn).map(({ key }) => key)).toEqual([
      'carol/screen',
      'ann/camera',
      'bob/camera',
      'carol/camera',
    ]);
  });

  test('one can hide oneself, but not while alone', () => {
    expect(tilesOf([ann, bob], { ...seenByAnn, selfView: false }).map(({ key }) => key)).toEqual([
      'bob/camera',
    ]);
    expect(tilesOf([ann], { ...seenByAnn, selfView: false })).toHaveLength(1);
  });
});

describe('the main place', () => {
  const nothing = { pinned: null, activeSpeaker: null, self: ann.id };

  test('belongs to whom the viewer pinned, before any share', () => {
    const tiles = tilesOf([ann, bob, carol], seenByAnn);
    expect(mainTile(tiles, { ...nothing, pinned: `${bob.id}/camera` })).toBe('bob/camera');
  });

  test('belongs to what others share, then to who speaks, then to the first other person', () => {
    expect(mainTile(tilesOf([ann, bob, carol], seenByAnn), nothing)).toBe('carol/screen');
    const talking = tilesOf([ann, bob, person('Dave')], seenByAnn);
    expect(mainTile(talking, { ...nothing, activeSpeaker: person('Dave').id })).toBe('dave/camera');
    expect(mainTile(talking, { ...nothing, activeSpeaker: ann.id })).toBe('bob/camera');
  });
});

describe('the automatic layout', () => {
  const [share, camera] = tilesOf([carol, bob], seenByAnn);

  test('makes what is shared or pinned large', () => {
    expect(layoutFor('auto', share, false)).toBe('speaker');
    expect(layoutFor('auto', camera, true)).toBe('speaker');
    expect(layoutFor('auto', camera, false)).toBe('auto');
  });

  test('a layout that the viewer chose stays', () => {
    expect(layoutFor('4', share, true)).toBe('4');
  });
});

describe('what the server is told of the view', () => {
  test('are the open pictures of others, in device pixels', () => {
    const tiles = tilesOf([ann, bob, person('Erin', { camera: 'muted' })], seenByAnn);
    const rectangle = { left: 0, top: 0, width: 320.4, height: 180.2 };
    const placed = tiles.map((tile) => ({ tile, rectangle }));
    expect(toViewReport(placed, 2, null)).toEqual([
      { participant: bob.id, source: 'camera', width: 641, height: 360 },
    ]);
  });

  test('never asks for more than the server takes', () => {
    const placed = Array.from({ length: 40 }, (_, index) => {
      const [tile] = tilesOf([person(`P${index}`), person('Other')], { self: null, selfView: true });
      if (!tile) throw new Error('no tile');
      return { tile, rectangle: { left: 0, top: 0, width: 9000, height: 9000 } };
    });
    const report = toViewReport(placed, 3, null);
    expect(report).toHaveLength(32);
    expect(report[0]?.width).toBe(8192);
    const floating = { participant: carol.id, source: 'camera', width: 400, height: 225 } as const;
    const withFloating = toViewReport(placed, 3, floating);
    expect(withFloating).toHaveLength(32);
    expect(withFloating).toContainEqual(floating);
  });
});
