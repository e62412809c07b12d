import { Group } from 'konva/lib/Group';
import { Layer } from 'konva/lib/Layer';
import { Path } from 'konva/lib/shapes/Path';
import { Rect } from 'konva/lib/shapes/Rect';
import { Text } from 'konva/lib/shapes/Text';
import { strokeOutline } from '../../../../server/board/drawing/strokeOutline';
import type { LiveView } from '../../../../server/contract/boardLive';
import type { BoardObjectId, BoardPageId, ParticipantId } from '../../../../server/contract/ids';

/** What somebody does with a pen: `pointing` with one that leaves nothing. */
export type LiveActivity = 'drawing' | 'pointing';

/** Someone's cursor, and the stroke that they are drawing. */
interface Presence {
  readonly cursor: Group;
  readonly name: Text;
  readonly plate: Rect;
  stroke: { id: BoardObjectId; points: string[]; path: Path } | null;
  page: BoardPageId;
  seenAt: number;
}

interface LiveLayerPorts {
  readonly self: ParticipantId;
  /** Who it is, and what they are doing. */
  labelOf(participant: ParticipantId, activity: LiveActivity | null): string;
  colorOf(participant: ParticipantId): string;
  /** The stroke is an object by now. */
  isObject(id: BoardObjectId): boolean;
}

const GONE_AFTER_MS = 6_000;
const SWEEP_MS = 500;
const POINTER = 'M0 0L0 18L5 14L9 22L12 21L8 13L14 13Z';

/** What others do at this moment: named cursors, and strokes that are not objects yet. */
export class LiveLayer {
  readonly layer = new Layer({ listening: false });
  readonly #people = new Map<ParticipantId, Presence>();
  readonly #sweeping: ReturnType<typeof setInterval>;
  #page: BoardPageId | null = null;

  constructor(private readonly ports: LiveLayerPorts) {
    this.#sweeping = setInterval(() => this.#sweep(), SWEEP_MS);
  }

  show(page: BoardPageId | null): void {
    this.#page = page;
    for (const presence of this.#people.values()) this.#place(presence);
    this.layer.batchDraw();
  }

  hear(people: readonly LiveView[], scale: number): void {
    for (const view of people) if (view.participant !== this.ports.self) this.#hear(view, scale);
    this.layer.batchDraw();
  }

  /** Strokes that have become objects are drawn as such. */
  settle(): void {
    for (const presence of this.#people.values())
      if (presence.stroke && this.ports.isObject(presence.stroke.id)) this.#endStroke(presence);
  }

  close(): void {
    clearInterval(this.#sweeping);
  }

  #hear({ participant, page, x, y, stroke }: LiveView, scale: number): void {
    const presence = this.#people.get(participant) ?? this.#enter(participant, page);
    presence.page = page;
    presence.seenAt = Date.now();
    this.#label(presence, this.ports.labelOf(participant, activityOf(stroke)));
    presence.cursor.setAttrs({ x, y, scaleX: 1 / scale, scaleY: 1 / scale });
    if (presence.stroke && presence.stroke.id !== stroke?.id) this.#endStroke(presence);
    if (stroke && !this.ports.isObject(stroke.id)) {
      const { style, pen, id, points } = stroke;
      if (!presence.stroke) {
        const path = new Path({ fill: style.color, opacity: style.opacity });
        this.layer.add(path);
        presence.stroke = { id, points: [], path };
      }
      presence.stroke.points.push(...points);
      presence.stroke.path.data(strokeOutline(presence.stroke.points, { pen, width: style.width }));
    }
    this.#place(presence);
  }

  #enter(participant: ParticipantId, page: BoardPageId): Presence {
    const color = this.ports.colorOf(participant);
    const name = new Text({ x: 20, y: 20, fontSize: 13, fill: '#ffffff' });
    const plate = new Rect({ x: 14, y: 16, height: 21, cornerRadius: 6, fill: color });
    const cursor = new Group();
    cursor.add(new Path({ data: POINTER, fill: color, stroke: '#ffffff', strokeWidth: 1 }), plate, name);
    this.layer.add(cursor);
    const presence: Presence = { cursor, name, plate, stroke: null, page, seenAt: Date.now() };
    this.#people.set(participant, presence);
    return presence;
  }

  #label({ name, plate }: Presence, label: string): void {
    if (name.text() === label) return;
    name.text(label);
    plate.width(name.width() + 12);
  }

  #endStroke(presence: Presence): void {
    presence.stroke?.path.destroy();
    presence.stroke = null;
  }

  #place({ cursor, stroke, page }: Presence): void {
    cursor.visible(page === this.#page);
    stroke?.path.visible(page === this.#page);
  }

  #sweep(): void {
    for (const [id, presence] of this.#people) {
      if (Date.now() - presence.seenAt < GONE_AFTER_MS) continue;
      this.#endStroke(presence);
      presence.cursor.destroy();
      this.#people.delete(id);
    }
  }
}

function activityOf(stroke: LiveView['stroke']): LiveActivity | null {
  if (!stroke) return null;
  return stroke.pen === 'laser' ? 'pointing' : 'drawing';
}
