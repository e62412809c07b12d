import type { StoredFileView } from '../../server/contract/files';
import type { Problem } from '../../server/rest/toProblem';
import { type HttpAnswer, HttpRefusal, type HttpWireClient } from './wire/HttpWireClient';

export interface SentFile {
  readonly name: string;
  readonly purpose?: 'board' | 'chat';
  readonly to?: string;
}

const TUS = { 'tus-resumable': '1.0.0' };

/** Begins an upload as a browser does (tus); its id is the last part of `location`. */
export function beginFile(
  browser: HttpWireClient,
  meeting: string,
  { length, name, purpose = 'chat', to }: SentFile & { readonly length: number },
): Promise<HttpAnswer> {
  const metadata = Object.entries({ filename: name, purpose, ...(to && { to }) });
  return browser.ask('createUpload', {
    parameters: { meeting },
    headers: {
      ...TUS,
      'upload-length': String(length),
      'upload-metadata': metadata
        .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
        .join(','),
    },
  });
}

export function idOf({ headers }: HttpAnswer): string {
  return headers.get('location')?.split('/').at(-1) ?? '';
}

/** Sends one piece, from `offset` on. */
export function sendPiece(
  browser: HttpWireClient,
  where: { readonly meeting: string; readonly file: string; readonly offset: number },
  piece: Uint8Array,
): Promise<HttpAnswer> {
  return browser.ask('continueUpload', {
    parameters: { meeting: where.meeting, file: where.file },
    headers: {
      ...TUS,
      'upload-offset': String(where.offset),
      'content-type': 'application/offset+octet-stream',
    },
    body: piece,
  });
}

/** Sends a whole file and answers what became of it. Throws HttpRefusal. */
export async function sendFile(
  browser: HttpWireClient,
  meeting: string,
  content: Uint8Array,
  file: SentFile,
): Promise<StoredFileView> {
  const begun = await beginFile(browser, meeting, { ...file, length: content.length });
  if (begun.status >= 400) throw new HttpRefusal(begun.body as Problem);
  const id = idOf(begun);
  const sent = await sendPiece(browser, { meeting, file: id, offset: 0 }, content);
  if (sent.status >= 400) throw new HttpRefusal(sent.body as Problem);
  return browser.request('viewFile', { parameters: { meeting, file: id } });
}
