import { z } from 'zod';
import { BOARD_LIMITS } from './boardLimits';
import { countPoints, FARTHEST } from './boardPoints';
import { BoardGroupId, BoardObjectId, BoardPageId, FileId, OperationKey, ParticipantId } from './ids';
import { optionalText } from './text';

/** Revision n holds the first n operations. */
export const Revision = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
export type Revision = z.infer<typeof Revision>;

export const Coordinate = z.number().min(-FARTHEST).max(FARTHEST);
const Length = z.number().min(0).max(FARTHEST);
const Factor = z.number().min(-1_000).max(1_000);
const Color = z.string().regex(/^#[0-9a-f]{6}$/, 'a colour is # and six digits from 0 to f');

export function packedPoints(fewest: number, most: number) {
  return z
    .string()
    .max(most * 20)
    .refine((text) => {
      const count = countPoints(text);
      return count !== undefined && count >= fewest && count <= most;
    }, `between ${fewest} and ${most} points are wanted`);
}

const BoardText = optionalText(BOARD_LIMITS.text);

export const PENS = ['pen', 'brush', 'highlighter'] as const;
export type Pen = (typeof PENS)[number];

/** What an object is; points and sizes are its own, before its transform. */
export const Shape = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('stroke'),
    pen: z.enum(PENS),
    points: packedPoints(1, BOARD_LIMITS.strokePoints),
  }),
  z.strictObject({ kind: z.enum(['line', 'arrow']), points: packedPoints(2, BOARD_LIMITS.linePoints) }),
  z.strictObject({ kind: z.literal('polygon'), points: packedPoints(3, BOARD_LIMITS.linePoints) }),
  z.strictObject({ kind: z.enum(['rect', 'ellipse']), width: Length, height: Length }),
  z.strictObject({
    kind: z.literal('text'),
    text: BoardText,
    size: z.number().min(6).max(400),
    width: Length,
  }),
  z.strictObject({ kind: z.literal('sticky'), text: BoardText, width: Length, height: Length }),
  z.strictObject({
    kind: z.literal('image'),
    /** Of the meeting. Whoever may not see it sees only where it is. */
    file: FileId,
    width: Length,
    height: Length,
    /** What is to be seen on it, for those who do not see it. */
    alt: optionalText(BOARD_LIMITS.alt),
  }),
]);
export type Shape = z.infer<typeof Shape>;

export const DASHES = ['solid', 'dashed', 'dotted'] as const;

export const Style = z.strictObject({
  color: Color,
  width: z.number().min(0.5).max(200),
  opacity: z.number().min(0.05).max(1),
  dash: z.enum(DASHES),
  fill: Color.nullable(),
});
export type Style = z.infer<typeof Style>;

export const Transform = z.strictObject({
  x: Coordinate,
  y: Coordinate,
  /** Degrees, clockwise. */
  rotation: z.number().min(-360).max(360),
  scaleX: Factor,
  scaleY: Factor,
});
export type Transform = z.infer<typeof Transform>;

/** A place in an order: between any two there is room for another; equal ones are ordered by id. */
const Order = z.string().regex(/^[0-9A-Za-z]{1,64}$/);

const NewObject = z.strictObject({
  id: BoardObjectId,
  page: BoardPageId,
  group: BoardGroupId.nullable(),
  order: Order,
  shape: Shape,
  style: Style,
  transform: Transform,
});
export type NewObject = z.infer<typeof NewObject>;

/** What a picture was captured of. */
const CaptureSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['camera', 'screen']), participant: ParticipantId }),
  z.strictObject({ kind: z.enum(['board', 'window']) }),
]);
export type CaptureSource = z.infer<typeof CaptureSource>;

const NewPage = z.strictObject({
  id: BoardPageId,
  /** Empty: it goes by its number. */
  title: optionalText(60),
  order: Order,
  background: z.enum(['blank', 'grid', 'lines', 'dots']),
  /** Where it was made for a captured picture. */
  captured: CaptureSource.optional(),
});
export type NewPage = z.infer<typeof NewPage>;

const ObjectPatch = NewObject.omit({ id: true, page: true }).partial();
export type ObjectPatch = z.infer<typeof ObjectPatch>;
/** `closed`: only hosts, and those whom a host has given the pen by name, draw on it. Set by hosts only. */
const PagePatch = NewPage.omit({ id: true, captured: true }).extend({ closed: z.boolean() }).partial();
export type PagePatch = z.infer<typeof PagePatch>;

/** One step of an operation. `base`: the newest revision that its author has seen. */
export const Change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('create'), object: NewObject }),
  z.strictObject({ kind: z.literal('update'), id: BoardObjectId, base: Revision, set: ObjectPatch }),
  z.strictObject({ kind: z.literal('delete'), id: BoardObjectId, base: Revision }),
  z.strictObject({ kind: z.literal('createPage'), page: NewPage }),
  z.strictObject({ kind: z.literal('updatePage'), id: BoardPageId, base: Revision, set: PagePatch }),
  z.strictObject({ kind: z.literal('deletePage'), id: BoardPageId, base: Revision }),
  /** A host gives or takes the pen, for everyone or for one person. Null: as usual. */
  z.strictObject({
    kind: z.literal('permit'),
    who: z.union([z.literal('everyone'), ParticipantId]),
    may: z.boolean().nullable(),
  }),
]);
export type Change = z.infer<typeof Change>;

/** What the server adds to whatever is on a board: who made it, who changed it last, and at which revision. */
interface Marked {
  readonly author: ParticipantId;
  readonly changedBy: ParticipantId;
  readonly revision: Revision;
}
export type BoardObject = Readonly<NewObject> & Marked;
export type BoardPage = Readonly<NewPage> & Marked & { readonly closed: boolean };

/** What undoing brings back as it was; only the server makes these. */
export type CommittedChange =
  | Change
  | { readonly kind: 'restore'; readonly object: BoardObject }
  | { readonly kind: 'restorePage'; readonly page: BoardPage };

/** An operation that has its revision. `undoes`: the operation that it takes back; `redoes`: the undoing it takes back. */
export interface Commit {
  readonly revision: Revision;
  readonly key: OperationKey;
  readonly author: ParticipantId;
  readonly changes: readonly CommittedChange[];
  readonly undoes?: Revision;
  readonly redoes?: Revision;
}

/** All changes or none. */
export const SubmitRequest = z.strictObject({
  key: OperationKey,
  changes: z.array(Change).min(1).max(BOARD_LIMITS.changes),
});
export type SubmitRequest = z.infer<typeof SubmitRequest>;

/** Takes back one's own latest operation that stands, or does again what one has taken back last. */
export const UndoRequest = z.strictObject({ key: OperationKey });
export type UndoRequest = z.infer<typeof UndoRequest>;

/** It is stored; null: there was nothing to do. */
export interface SubmitReply {
  readonly revision: Revision | null;
}

/** An object, a group with all in it, or a page with all on it. */
export const LockTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('object'), id: BoardObjectId }),
  z.strictObject({ kind: z.literal('group'), id: BoardGroupId }),
  z.strictObject({ kind: z.literal('page'), id: BoardPageId }),
]);
export type LockTarget = z.infer<typeof LockTarget>;

export const ACTIVITIES = ['moving', 'writing', 'styling', 'arranging'] as const;
const LockTargets = z.array(LockTarget).min(1).max(BOARD_LIMITS.lockTargets);

/** All targets or none. What one holds already is renewed. */
export const LockRequest = z.strictObject({ targets: LockTargets, activity: z.enum(ACTIVITIES) });
export type LockRequest = z.infer<typeof LockRequest>;
export const ReleaseRequest = z.strictObject({ targets: LockTargets });
export type ReleaseRequest = z.infer<typeof ReleaseRequest>;
/** Renews all locks that one holds; the reply says which these are. */
export const RenewRequest = z.strictObject({});
export type RenewRequest = z.infer<typeof RenewRequest>;

/** Somebody works on something: a lease that ends by itself. */
export interface LockView {
  readonly target: LockTarget;
  readonly holder: ParticipantId;
  readonly activity: (typeof ACTIVITIES)[number];
  /** The revision at which it was given. */
  readonly since: Revision;
}
export interface LockReply {
  readonly locks: readonly LockView[];
  /** Unless renewed, they end after so many milliseconds. */
  readonly leaseMs: number;
}

/** Opens the board: from `since`, the revision that the client has, or anew. */
export const OpenBoardRequest = z.strictObject({ since: Revision.optional() });
export type OpenBoardRequest = z.infer<typeof OpenBoardRequest>;

export interface BoardPerson {
  readonly id: ParticipantId;
  readonly displayName: string;
  /** Which of the board's colours is theirs, from 0. */
  readonly color: number;
}

/** Notices about the board are no longer wanted. */
export const CloseBoardRequest = z.strictObject({});
export type CloseBoardRequest = z.infer<typeof CloseBoardRequest>;

interface BoardStanding {
  readonly revision: Revision;
  readonly locks: readonly LockView[];
  /** Who takes part or has left something on the board. */
  readonly people: readonly BoardPerson[];
}
/** Either what was missed, or where everything stands: then the objects are asked for with `board:load`. */
export type OpenBoardReply = BoardStanding &
  (
    | { readonly kind: 'tail'; readonly commits: readonly Commit[] }
    | {
        readonly kind: 'anew';
        readonly pages: readonly BoardPage[];
        readonly permissions: BoardPermissions;
        readonly objects: number;
      }
  );

/** Who may draw: everyone or nobody, but for those a host has named. Hosts always may. */
export interface BoardPermissions {
  readonly everyone: boolean;
  readonly people: Readonly<Record<string, boolean>>;
}

/** Asks for the pen: hosts are told, and the holder of `target` if somebody works on it. */
export const AskPenRequest = z.strictObject({ target: LockTarget.nullable() });
export type AskPenRequest = z.infer<typeof AskPenRequest>;

/** Who may draw, asked by whoever does not look at the board; told to everyone whenever it is different. */
export const PensRequest = z.strictObject({});
export type PensRequest = z.infer<typeof PensRequest>;

export interface CommittedNotice {
  readonly commits: readonly Commit[];
}
export interface LocksNotice {
  readonly acquired: readonly LockView[];
  readonly released: readonly LockTarget[];
}
/** Somebody has made a page of a captured picture. */
export interface PageCapturedNotice {
  readonly participant: ParticipantId;
  readonly page: BoardPageId;
  /** Counted from 1, in the order of pages. */
  readonly number: number;
  readonly captured: CaptureSource;
}
export interface PenAskedNotice {
  readonly participant: ParticipantId;
  readonly displayName: string;
  readonly target: LockTarget | null;
}
