import { z } from 'zod';
import type { ErrorCode } from './errors';
import type { FileKind } from './fileLimits';
import { BoardPageId, type FileId, ParticipantId } from './ids';

const Coordinate = z.coerce.number().min(-1e6).max(1e6);
const Length = z.coerce.number().min(1).max(1e6);

/**
 * What the header Upload-Metadata of a new upload says (tus): a picture for the board, with the place in which it will
 * be seen; or a file for the chat, with the one to whom it will be sent where it is private.
 */
export const UploadMetadata = z.discriminatedUnion('purpose', [
  z.strictObject({
    purpose: z.literal('board'),
    filename: z.string().max(1_000),
    page: BoardPageId.optional(),
    x: Coordinate.optional(),
    y: Coordinate.optional(),
    width: Length.optional(),
    height: Length.optional(),
  }),
  z.strictObject({
    purpose: z.literal('chat'),
    filename: z.string().max(1_000),
    to: ParticipantId.optional(),
  }),
]);
export type UploadMetadata = z.infer<typeof UploadMetadata>;

/** Where on the board a picture will be seen that is being sent. */
export interface UploadPlace {
  readonly page: BoardPageId;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A file that was received whole, checked and stored. */
export interface StoredFileView {
  readonly id: FileId;
  readonly name: string;
  readonly kind: FileKind;
  /** Media type, found in the content. */
  readonly type: string;
  readonly size: number;
  /** In pixels; null for what is no image. */
  readonly width: number | null;
  readonly height: number | null;
}

/** What was found in a file, and where its content lies: SHA-256, in hexadecimal. */
export interface CheckedFile extends Omit<StoredFileView, 'id'> {
  readonly hash: string;
}

/** How far an upload is. Each notice says everything: whoever has missed some knows all from the next. */
export interface UploadNotice {
  readonly id: FileId;
  readonly by: ParticipantId;
  readonly name: string;
  readonly purpose: 'board' | 'chat';
  readonly place: UploadPlace | null;
  readonly size: number;
  readonly progress:
    | { readonly state: 'receiving'; readonly received: number }
    | { readonly state: 'checking' }
    | { readonly state: 'ready'; readonly file: StoredFileView }
    | { readonly state: 'failed'; readonly code: ErrorCode };
}

/** What a route answers that speaks the protocol of tus, or streams a file, instead of JSON. */
export interface StreamedReply {
  readonly streamed: true;
}

/** `inline`: an image to be shown; anything else is saved all the same. */
export const DownloadFileQuery = z.strictObject({ inline: z.enum(['yes']).optional() });
export type DownloadFileQuery = z.infer<typeof DownloadFileQuery>;
