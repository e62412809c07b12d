import type { BoardObject, BoardPage, Revision } from '../contract/board';
import type { ParticipantId } from '../contract/ids';
import type { Trace } from './applyOperation';

interface Mark {
  readonly by: ParticipantId;
  readonly at: Revision;
}

/** Who changed each object and page last, and who else before: enough to tell what one has not seen. (SPEC B5, U2) */
export class ChangeMarks {
  /** The last change, and the last by anybody else. */
  readonly #marks = new Map<string, { last: Mark; other?: Mark }>();

  /** What is there at the start says itself who changed it last. */
  seed(things: readonly (BoardObject | BoardPage)[]): void {
    for (const { id, changedBy, revision } of things)
      this.#marks.set(id, { last: { by: changedBy, at: revision } });
  }

  note({ objects, pages }: Trace, mark: Mark): void {
    for (const id of [...objects.keys(), ...pages.keys()]) {
      const known = this.#marks.get(id);
      if (!known) this.#marks.set(id, { last: mark });
      else if (known.last.by === mark.by) known.last = mark;
      else this.#marks.set(id, { last: mark, other: known.last });
    }
  }

  /** The last revision at which somebody other than `who` changed it; 0 if never. */
  changedByOthers(who: ParticipantId, id: string): Revision {
    const marks = this.#marks.get(id);
    if (!marks) return 0;
    return marks.last.by === who ? (marks.other?.at ?? 0) : marks.last.at;
  }
}
