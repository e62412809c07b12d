import { dragBy, dragEdge, dragOver, minuteAt } from '../../../../../client/features/bookings/dragTimes';

const axis = { from: 7 * 60, until: 20 * 60 };

describe('dragging', () => {
  test('times snap to quarters, and stay on the axis', () => {
    expect(minuteAt(0, axis)).toBe(7 * 60);
    expect(minuteAt(2, axis)).toBe(20 * 60);
    expect(minuteAt((9.1 - 7) / 13, axis)).toBe(9 * 60);
  });

  test('over free time books from the earlier to the later, whichever way one drags', () => {
    expect(dragOver(600, 540, axis)).toEqual({ from: 540, until: 600 });
    expect(dragOver(540, 600, axis)).toEqual({ from: 540, until: 600 });
  });

  test('a press without dragging books an hour from the half hour', () => {
    expect(dragOver(555, 555, axis)).toEqual({ from: 540, until: 600 });
    expect(dragOver(20 * 60, 20 * 60, axis)).toEqual({ from: 20 * 60 - 15, until: 20 * 60 });
  });

  test('a booking keeps its length and stops at the edges', () => {
    expect(dragBy({ from: 540, until: 600 }, 45, axis)).toEqual({ from: 585, until: 645 });
    expect(dragBy({ from: 540, until: 600 }, 5000, axis)).toEqual({ from: 19 * 60, until: 20 * 60 });
    expect(dragBy({ from: 540, until: 600 }, -5000, axis)).toEqual({ from: 420, until: 480 });
  });

  test('an edge never passes the other', () => {
    expect(dragEdge({ from: 540, until: 600 }, 'until', 300)).toEqual({ from: 540, until: 555 });
    expect(dragEdge({ from: 540, until: 600 }, 'from', 900)).toEqual({ from: 585, until: 600 });
    expect(dragEdge({ from: 540, until: 600 }, 'until', 660)).toEqual({ from: 540, until: 660 });
  });
});
