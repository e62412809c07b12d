import { Pens } from '../../../../../client/features/board/Pens';
import type { BoardPermissions, PenAskedNotice } from '../../../../../server/contract/board';
import { ParticipantId } from '../../../../../server/contract/ids';

const ann = ParticipantId.parse('00000000-0000-4000-8000-00000000000a');
const bob = ParticipantId.parse('00000000-0000-4000-8000-00000000000b');

/** A server that says who may draw, and remembers what it was asked. */
function openPens(permissions: BoardPermissions = { everyone: true, people: {} }) {
  const asked: { name: string; body: unknown }[] = [];
  const listeners = new Map<string, (body: never) => void>();
  const pens = new Pens(
    {
      on: (name: string, listener: (body: never) => void) => {
        listeners.set(name, listener);
        return () => void listeners.delete(name);
      },
      request: async (name: string, body: unknown) => {
        asked.push({ name, body });
        return name === 'board:pens' ? permissions : { revision: 1 };
      },
    } as unknown as ConstructorParameters<typeof Pens>[0],
    ann,
  );
  const tell = (name: 'board:pens' | 'board:penAsked', body: BoardPermissions | PenAskedNotice) =>
    listeners.get(name)?.(body as never);
  return { pens, asked, tell };
}

test('[B8] nothing is asked before somebody wants to know, then again after each binding', async () => {
  const { pens, asked } = openPens({ everyone: false, people: { [bob]: true } });
  pens.refresh();
  expect(asked).toEqual([]);
  pens.want();
  await Promise.resolve();
  expect(pens.mayDraw(bob, false)).toBe(true);
  expect(pens.mayDraw(ann, false)).toBe(false);
  expect(pens.mayDraw(ann, true)).toBe(true);
  pens.refresh();
  expect(asked.map(({ name }) => name)).toEqual(['board:pens', 'board:pens']);
});

test('[B8] who asks for the pen is on the list until a host gives it or says not now', async () => {
  const { pens, asked, tell } = openPens();
  const asking = () => pens.getSnapshot().asking.map(({ participant }) => participant);
  tell('board:penAsked', { participant: bob, displayName: 'Bob', target: null });
  tell('board:penAsked', { participant: bob, displayName: 'Bob', target: null });
  expect(asking()).toEqual([bob]);
  await pens.permit(bob, true);
  expect(asked.at(-1)?.body).toMatchObject({ changes: [{ kind: 'permit', who: bob, may: true }] });
  expect(asking()).toEqual([]);
  tell('board:penAsked', { participant: bob, displayName: 'Bob', target: null });
  // Another host was quicker.
  tell('board:pens', { everyone: false, people: { [bob]: true } });
  expect(asking()).toEqual([]);
});

test('one’s own request is not told to oneself', () => {
  const { pens, tell } = openPens();
  tell('board:penAsked', { participant: ann, displayName: 'Ann', target: null });
  expect(pens.getSnapshot().asking).toEqual([]);
});
