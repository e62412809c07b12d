import { z } from 'zod';
import { FILE_KINDS } from '../contract/fileLimits';
import type { StreamedReply } from '../contract/files';
import { FileId } from '../contract/ids';
import type { RouteTypes } from '../contract/routes';
import type { FileRouteTypes } from '../contract/routes/fileRoutes';

/** What is streamed, or says what it has to say in headers (tus). */
export const STREAMED = z.custom<StreamedReply>();

/** A file that can be fetched. */
export const STORED_FILE = z.strictObject({
  id: FileId,
  name: z.string(),
  kind: z.enum(FILE_KINDS),
  type: z.string(),
  size: z.int(),
  width: z.int().nullable(),
  height: z.int().nullable(),
});

/** What the routes of files answer. */
export const FILE_REPLIES = {
  createUpload: STREAMED,
  viewUpload: STREAMED,
  continueUpload: STREAMED,
  abandonUpload: STREAMED,
  viewFile: STORED_FILE,
  downloadFile: STREAMED,
} satisfies { [N in keyof FileRouteTypes]: z.ZodType<RouteTypes[N]['reply']> };
