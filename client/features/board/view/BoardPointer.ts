import type { BoardDesk } from '../BoardDesk';
import type { Touch } from '../tools/Tool';
import type { BoardView } from './BoardView';

type Gesture =
  | { readonly kind: 'none' }
  | { readonly kind: 'tool' }
  | { readonly kind: 'pan'; x: number; y: number }
  | { readonly kind: 'frame'; readonly from: Touch }
  | { readonly kind: 'pinch'; distance: number; x: number; y: number };

const FRAME_FROM = 4;

/** Mouse, pen and fingers on the canvas: one draws or selects, two move and zoom; the wheel moves, with Ctrl it zooms. */
export class BoardPointer {
  readonly #down = new Map<number, { x: number; y: number }>();
  readonly #aborted = new AbortController();
  #gesture: Gesture = { kind: 'none' };

  constructor(
    private readonly area: HTMLElement,
    private readonly view: BoardView,
    private readonly desk: BoardDesk,
  ) {
    const { signal } = this.#aborted;
    area.addEventListener('pointerdown', (event) => this.#pressed(event), { signal });
    area.addEventListener('pointermove', (event) => this.#moved(event), { signal });
    for (const name of ['pointerup', 'pointercancel'] as const)
      area.addEventListener(name, (event) => this.#lifted(event), { signal });
    area.addEventListener('wheel', (event) => this.#wheeled(event), { signal, passive: false });
    area.addEventListener('dblclick', (event) => this.#doubled(event), { signal });
  }

  close(): void {
    this.#aborted.abort();
  }

  #pressed(event: PointerEvent): void {
    this.area.focus({ preventScroll: true });
    this.#down.set(event.pointerId, this.#place(event));
    if (this.#down.size === 2) {
      this.view.cancel();
      this.#gesture = { kind: 'pinch', ...this.#fingers() };
      return;
    }
    if (this.#down.size > 2) return;
    const { tool } = this.desk.getSnapshot();
    const touch = this.#touch(event);
    const place = this.#place(event);
    if (tool === 'pan' || event.button === 1) this.#gesture = { kind: 'pan', ...place };
    else if (event.button !== 0) this.#gesture = { kind: 'none' };
    else if (tool === 'select') this.#select(event, touch);
    else this.#gesture = { kind: 'tool' };
    if (this.#gesture.kind !== 'none') this.area.setPointerCapture(event.pointerId);
    if (this.#gesture.kind === 'tool') this.view.down(touch);
  }

  /** On an object it is chosen, and Konva drags it; beside all of them a frame opens. */
  #select(event: PointerEvent, touch: Touch): void {
    this.#gesture = { kind: 'none' };
    if (this.view.isOnHandle(touch)) return;
    const id = this.view.objectAt(touch);
    const { selection } = this.desk.getSnapshot();
    if (!id) {
      if (!event.shiftKey) this.desk.select([]);
      this.#gesture = { kind: 'frame', from: touch };
    } else if (event.shiftKey)
      this.desk.select(selection.includes(id) ? selection.filter((each) => each !== id) : [...selection, id]);
    else if (!selection.includes(id)) this.desk.select([id]);
  }

  #moved(event: PointerEvent): void {
    const place = this.#place(event);
    if (this.#down.has(event.pointerId)) this.#down.set(event.pointerId, place);
    const gesture = this.#gesture;
    switch (gesture.kind) {
      case 'pinch':
        this.#pinched(gesture);
        return;
      case 'pan':
        this.view.viewport.pan(place.x - gesture.x, place.y - gesture.y);
        this.#gesture = { kind: 'pan', ...place };
        return;
      case 'frame':
        this.view.frame(gesture.from, this.#touch(event));
        return;
      case 'tool':
        for (const each of event.getCoalescedEvents?.() ?? []) this.view.move(this.#touch(each));
        this.view.move(this.#touch(event));
        return;
      case 'none':
        this.view.move(this.#touch(event));
    }
  }

  #lifted(event: PointerEvent): void {
    this.#down.delete(event.pointerId);
    const gesture = this.#gesture;
    if (this.#down.size > 0) return;
    this.#gesture = { kind: 'none' };
    const touch = this.#touch(event);
    if (gesture.kind === 'tool') this.view.up(touch);
    if (gesture.kind !== 'frame') return;
    this.view.frame(gesture.from, undefined);
    const isFrame = Math.hypot(touch.x - gesture.from.x, touch.y - gesture.from.y) > FRAME_FROM;
    if (isFrame)
      this.desk.select([...this.desk.getSnapshot().selection, ...this.view.within(gesture.from, touch)]);
  }

  #pinched(gesture: Extract<Gesture, { kind: 'pinch' }>): void {
    const now = this.#fingers();
    this.view.viewport.pan(now.x - gesture.x, now.y - gesture.y);
    if (gesture.distance > 0) this.view.viewport.zoom(now.distance / gesture.distance, now);
    this.#gesture = { kind: 'pinch', ...now };
  }

  #wheeled(event: WheelEvent): void {
    event.preventDefault();
    if (event.ctrlKey || event.metaKey)
      this.view.viewport.zoom(Math.exp(-event.deltaY / 300), this.#place(event));
    else if (event.shiftKey) this.view.viewport.pan(-event.deltaY, 0);
    else this.view.viewport.pan(-event.deltaX, -event.deltaY);
  }

  #doubled(event: MouseEvent): void {
    const id = this.view.objectAt({ ...this.#place(event), ...this.#onPage(event), pressure: 0.5 });
    if (id && this.desk.getSnapshot().tool === 'select') void this.desk.startWriting(id);
  }

  #fingers(): { distance: number; x: number; y: number } {
    const [one = { x: 0, y: 0 }, other = one] = [...this.#down.values()];
    return {
      distance: Math.hypot(one.x - other.x, one.y - other.y),
      x: (one.x + other.x) / 2,
      y: (one.y + other.y) / 2,
    };
  }

  #touch(event: PointerEvent): Touch {
    const pressure = event.pointerType === 'pen' && event.pressure > 0 ? event.pressure : 0.5;
    return { ...this.#onPage(event), pressure };
  }

  #onPage(event: MouseEvent): { x: number; y: number } {
    const { x, y } = this.#place(event);
    return this.view.viewport.toPage(x, y);
  }

  #place({ clientX, clientY }: MouseEvent): { x: number; y: number } {
    const { left, top } = this.area.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }
}
