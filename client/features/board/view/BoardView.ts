import { Layer } from 'konva/lib/Layer';
import { Stage } from 'konva/lib/Stage';
import type { LiveRequest } from '../../../../server/contract/boardLive';
import type { BoardObjectId, BoardPageId, ParticipantId } from '../../../../server/contract/ids';
import type { BoardDesk } from '../BoardDesk';
import { personColor } from '../colors';
import { ShapeTool } from '../tools/ShapeTool';
import type { Tool, Touch, Workbench } from '../tools/Tool';
import { toolFor } from '../tools/toolFor';
import { type LiveActivity, LiveLayer } from './LiveLayer';
import { PageLayer } from './PageLayer';
import { Selection } from './Selection';
import { Viewport } from './Viewport';

const POINT_EVERY_MS = 60;
const REFRESH_AFTER_MS = 120;

/** The canvas of the board: draws the page that is shown, and hands what the pointer does to the tool. */
export class BoardView {
  readonly viewport: Viewport;
  readonly #stage: Stage;
  readonly #page: PageLayer;
  readonly #live: LiveLayer;
  readonly #draft = new Layer({ listening: false });
  readonly #selection: Selection;
  readonly #bench: Workbench;
  readonly #undo: (() => void)[];
  #tool: { name: string; tool: Tool | undefined } = { name: '', tool: undefined };
  #shown: BoardPageId | null = null;
  /** The page was made for a captured picture that is still on its way. */
  #awaitsPicture = false;
  #refreshTimer: ReturnType<typeof setTimeout> | undefined;
  #pointedAt = 0;

  constructor(
    container: HTMLDivElement,
    private readonly desk: BoardDesk,
    labelOf: (participant: ParticipantId, activity: LiveActivity | null) => string,
    private readonly onViewport: () => void,
  ) {
    const { clientWidth: width, clientHeight: height } = container;
    this.#stage = new Stage({ container: withoutMarkup(container), width, height });
    this.viewport = new Viewport(this.#stage, () => this.#moved());
    const { link } = desk;
    link.seen = () => (this.#shown ? { page: this.#shown, within: this.viewport.area } : undefined);
    this.#page = new PageLayer((file) => desk.files.urlOf(file));
    this.#live = new LiveLayer({
      self: link.self,
      labelOf,
      colorOf: (id) => personColor(link.person(id)?.color),
      isObject: (id) => link.replica.document.object(id) !== undefined,
    });
    this.#selection = new Selection(desk, this.#page);
    this.#stage.add(this.#page.layer, this.#live.layer, this.#draft, this.#selection.layer);
    this.#bench = {
      desk,
      draft: this.#draft,
      objectAt: (touch) => this.objectAt(touch),
      fade: (id) => {
        this.#page.node(id)?.opacity(0.15);
        this.#page.layer.batchDraw();
      },
      report: (stroke) => this.#report(this.#lastTouch, stroke),
    };
    this.#undo = [
      link.replica.on('changed', ({ objects }) => this.#changed(objects)),
      link.on('live', ({ people }) => this.#live.hear(people, this.viewport.scale)),
      desk.on('changed', () => this.#follow()),
    ];
    this.#follow();
  }

  #lastTouch: Touch = { x: 0, y: 0, pressure: 0.5 };

  resize(width: number, height: number): void {
    this.#stage.size({ width, height });
    this.#moved();
  }

  fit(): void {
    this.viewport.fit(this.#page.boxes);
  }

  down(touch: Touch): void {
    this.#lastTouch = touch;
    this.#tool.tool?.down(touch);
  }

  move(touch: Touch): void {
    this.#lastTouch = touch;
    this.#tool.tool?.move(touch);
    if (performance.now() - this.#pointedAt > POINT_EVERY_MS && !this.#isInking) this.#report(touch, null);
  }

  up(touch: Touch): void {
    this.#tool.tool?.up(touch);
  }

  /** Another finger came: this is no stroke. */
  cancel(): void {
    this.#tool.tool?.cancel();
    this.#selection.frame({ x: 0, y: 0 }, undefined);
  }

  frame(from: Touch, to: Touch | undefined): void {
    this.#selection.frame(from, to);
  }

  /** Whatever lies in the rectangle between two places. */
  within(from: Touch, to: Touch): readonly BoardObjectId[] {
    return this.#page.within({
      left: Math.min(from.x, to.x),
      top: Math.min(from.y, to.y),
      right: Math.max(from.x, to.x),
      bottom: Math.max(from.y, to.y),
    });
  }

  objectAt({ x, y }: Touch): BoardObjectId | undefined {
    const place = this.#stage.getAbsoluteTransform().point({ x, y });
    let node = this.#page.layer.getIntersection(place) as { id(): string; getParent(): unknown } | null;
    while (node && node.id() === '') node = node.getParent() as typeof node;
    const id = node?.id() as BoardObjectId | undefined;
    return id && this.desk.link.replica.document.object(id) ? id : undefined;
  }

  /** Whether the pointer is on a handle of the selection. */
  isOnHandle({ x, y }: Touch): boolean {
    return this.#selection.layer.getIntersection(this.#stage.getAbsoluteTransform().point({ x, y })) !== null;
  }

  /** From the keyboard: one of the chosen kind, in the middle of what is seen. */
  placeInMiddle(): void {
    const { tool } = this.#tool;
    if (tool instanceof ShapeTool) tool.placeAt({ ...this.viewport.middle, pressure: 0.5 });
  }

  close(): void {
    clearTimeout(this.#refreshTimer);
    this.desk.link.seen = undefined;
    for (const undo of this.#undo) undo();
    this.#tool.tool?.cancel();
    this.#live.close();
    this.#stage.destroy();
  }

  get #isInking(): boolean {
    return this.#draft.hasChildren();
  }

  #changed(ids: ReadonlySet<BoardObjectId>): void {
    const { document } = this.desk.link.replica;
    for (const id of ids) {
      const object = document.object(id);
      this.#page.put(id, object?.page === this.#shown ? object : undefined);
    }
    this.#live.settle();
    if (this.#awaitsPicture && this.#page.boxes.length > 0) {
      this.#awaitsPicture = false;
      this.fit();
    }
    if (!this.#selection.isWorking) this.#refresh();
  }

  #follow(): void {
    const { page, tool } = this.desk.getSnapshot();
    if (page !== this.#shown) {
      this.#shown = page;
      const { document } = this.desk.link.replica;
      const objects = page ? document.objectsOn(page) : [];
      this.#page.replace(objects, this.viewport.box);
      this.#awaitsPicture =
        objects.length === 0 && page !== null && document.page(page)?.captured !== undefined;
      this.#live.show(page);
      this.fit();
    }
    if (tool !== this.#tool.name) {
      this.#tool.tool?.cancel();
      this.#tool = { name: tool, tool: toolFor(tool, this.#bench) };
    }
    this.#page.layer.listening(tool === 'select' || tool === 'eraser');
    if (!this.#selection.isWorking) this.#refresh();
  }

  #moved(): void {
    // While it moves, what was painted moves along; what comes into view is drawn when it stands.
    this.#page.moveAlong();
    for (const layer of [this.#live.layer, this.#draft, this.#selection.layer]) layer.batchDraw();
    this.onViewport();
    clearTimeout(this.#refreshTimer);
    this.#refreshTimer = setTimeout(() => this.#refresh(), REFRESH_AFTER_MS);
  }

  #refresh(): void {
    this.#page.refresh(this.viewport.box);
    this.#selection.show();
  }

  #report({ x, y }: Touch, stroke: LiveRequest['stroke']): void {
    this.#pointedAt = performance.now();
    const page = this.#shown;
    if (page) this.desk.link.point({ page, x: Math.round(x), y: Math.round(y), stroke });
  }
}

/** Konva empties its container by assigning markup, which the content policy forbids: here it is emptied without. */
function withoutMarkup(container: HTMLDivElement): HTMLDivElement {
  Object.defineProperty(container, 'innerHTML', {
    configurable: true,
    set: () => container.replaceChildren(),
  });
  return container;
}
