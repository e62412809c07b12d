import { FILE_ROUTES } from '../../server/contract/routes/fileRoutes';
import { fillPath } from './fillPath';

/** Where the content of a file lies: to be saved, or, of a picture, to be shown. */
export function fileUrl(meeting: string, file: string, use: 'save' | 'show'): string {
  const path = fillPath(FILE_ROUTES.downloadFile.path, { meeting, file });
  return use === 'show' ? `${path}?inline=yes` : path;
}
