import { DownloadFileQuery } from '../../contract/files';
import type { FileRouteTypes } from '../../contract/routes/fileRoutes';
import { defineRoute, type Routes } from '../../rest/defineRoute';
import { HandOver } from '../../rest/HandOver';
import { whoActs } from '../whichUser';
import type { FileService } from './FileService';
import type { UploadService } from './UploadService';

/** Files are sent as the protocol tus 1.0 says, and fetched again by who may see them. */
export function fileRoutes(uploads: UploadService, files: FileService) {
  return {
    createUpload: defineRoute<'createUpload'>({
      summary: 'Begin to send a file to a meeting that one is in (tus 1.0.0, creation).',
      costs: 'upload',
      run: async ({ parameters, actor }) =>
        new HandOver((exchange) => uploads.create(parameters.meeting, whoActs(actor), exchange)),
    }),
    viewUpload: defineRoute<'viewUpload'>({
      summary: 'How far an upload of one’s own is (tus 1.0.0).',
      run: async ({ parameters, actor }) =>
        new HandOver((exchange) => uploads.continue(parameters, whoActs(actor), exchange)),
    }),
    continueUpload: defineRoute<'continueUpload'>({
      summary: 'Send the next piece of a file (tus 1.0.0).',
      run: async ({ parameters, actor }) =>
        new HandOver((exchange) => uploads.continue(parameters, whoActs(actor), exchange)),
    }),
    abandonUpload: defineRoute<'abandonUpload'>({
      summary: 'Drop an upload of one’s own that is not finished (tus 1.0.0, termination).',
      run: async ({ parameters, actor }) =>
        new HandOver((exchange) => uploads.abandon(parameters, whoActs(actor), exchange)),
    }),
    viewFile: defineRoute<'viewFile'>({
      summary: 'What a file is; answers once it has been checked, or why it was refused.',
      run: ({ parameters, actor }) => files.view(parameters.meeting, parameters.file, whoActs(actor)),
    }),
    downloadFile: defineRoute<'downloadFile'>({
      summary: 'The content of a file, or a range of it.',
      query: DownloadFileQuery,
      run: ({ parameters, query, actor }) => files.download(parameters, query, whoActs(actor)),
    }),
  } satisfies Pick<Routes, keyof FileRouteTypes>;
}
