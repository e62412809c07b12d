import type { Layer } from 'konva/lib/Layer';
import type { LiveRequest } from '../../../../server/contract/boardLive';
import type { BoardObjectId } from '../../../../server/contract/ids';
import type { BoardDesk } from '../BoardDesk';

/** A place on the page, and how hard it is pressed (0 to 1; a mouse says 0.5). */
export interface Touch {
  readonly x: number;
  readonly y: number;
  readonly pressure: number;
}

/** What a tool works with. */
export interface Workbench {
  readonly desk: BoardDesk;
  /** For what is not an object yet. */
  readonly draft: Layer;
  /** The object under a place. */
  objectAt(touch: Touch): BoardObjectId | undefined;
  /** Shows the object faded, as about to go. */
  fade(id: BoardObjectId): void;
  /** Tells others of the stroke that is being drawn. */
  report(stroke: LiveRequest['stroke']): void;
}

/** Pointer events in, operations out. */
export interface Tool {
  down(touch: Touch): void;
  move(touch: Touch): void;
  up(touch: Touch): void;
  cancel(): void;
}
