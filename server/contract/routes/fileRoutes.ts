import type { DownloadFileQuery, StoredFileView, StreamedReply } from '../files';

/** Files of meetings: sent in pieces that can be resumed (tus 1.0), checked, and fetched again. */
export const FILE_ROUTES = {
  createUpload: { method: 'POST', path: '/api/v1/meetings/:meeting/uploads' },
  viewUpload: { method: 'HEAD', path: '/api/v1/meetings/:meeting/uploads/:file' },
  continueUpload: { method: 'PATCH', path: '/api/v1/meetings/:meeting/uploads/:file' },
  abandonUpload: { method: 'DELETE', path: '/api/v1/meetings/:meeting/uploads/:file' },
  viewFile: { method: 'GET', path: '/api/v1/meetings/:meeting/files/:file' },
  downloadFile: { method: 'GET', path: '/api/v1/meetings/:meeting/files/:file/content' },
} as const;

interface OneFile {
  parameters: { meeting: string; file: string };
}

export interface FileRouteTypes {
  createUpload: { parameters: { meeting: string }; reply: StreamedReply };
  viewUpload: OneFile & { reply: StreamedReply };
  continueUpload: OneFile & { reply: StreamedReply };
  abandonUpload: OneFile & { reply: StreamedReply };
  viewFile: OneFile & { reply: StoredFileView };
  downloadFile: OneFile & { query: DownloadFileQuery; reply: StreamedReply };
}
