import type { DetailedError, Upload } from 'tus-js-client';
import type { ErrorReply } from '../../server/contract/errors';
import type { StoredFileView, UploadPlace } from '../../server/contract/files';
import type { ParticipantId } from '../../server/contract/ids';
import { FILE_ROUTES } from '../../server/contract/routes/fileRoutes';
import { fillPath } from './fillPath';
import { RequestError } from './RequestError';
import type { RestClient } from './RestClient';

export interface FileUploadOptions {
  readonly meeting: string;
  readonly name: string;
  readonly purpose: 'board' | 'chat';
  /** Of a picture for the board: where others see that it comes. */
  readonly place?: UploadPlace | undefined;
  /** Of a file for the chat: who alone will see it. */
  readonly to?: ParticipantId | undefined;
  /** Part of the bytes that are there, 0 to 1. */
  readonly onProgress?: ((part: number) => void) | undefined;
}

/** Cut this small, a piece passes within the server's patience over a slow link too. */
const PIECE_BYTES = 2 * 1024 * 1024;
const RETRY_MS = [500, 1_000, 3_000, 5_000, 10_000];
/** The server does not answer, or another connection of ours still holds the upload. */
const PASSING = [0, 409, 423];
/** Space does not come by itself: who sends is told at once. */
const DISK_FULL = 507;

/**
 * One file on its way to a meeting, in pieces (tus): goes on by itself after a break of the connection, and where that
 * was too long, from where it was when `send` is called again.
 */
export class FileUpload {
  #upload: Upload | undefined;
  #isSent = false;
  #isCancelled = false;

  constructor(
    private readonly rest: RestClient,
    private readonly content: Blob,
    private readonly options: FileUploadOptions,
  ) {}

  /** Resolves once the file is checked and stored. Throws a RequestError; then `send` may be called again. */
  async send(): Promise<StoredFileView> {
    if (!this.#isSent) await this.#sendPieces();
    this.#isSent = true;
    const file = this.#upload?.url?.split('/').at(-1) ?? '';
    return this.rest.request('viewFile', { parameters: { meeting: this.options.meeting, file } });
  }

  /** Stops, and has the server forget what it has received. */
  async cancel(): Promise<void> {
    this.#isCancelled = true;
    await this.#upload?.abort(!this.#isSent).catch(() => undefined);
  }

  async #sendPieces(): Promise<void> {
    // Whoever sends no file does not load the protocol.
    const { Upload } = await import('tus-js-client');
    return new Promise((resolve, reject) => {
      const { meeting, onProgress } = this.options;
      const callbacks = {
        onSuccess: () => resolve(),
        onError: (error: Error | DetailedError) => reject(toRequestError(error)),
      };
      this.#upload ??= new Upload(this.content, {
        endpoint: fillPath(FILE_ROUTES.createUpload.path, { meeting }),
        chunkSize: PIECE_BYTES,
        retryDelays: RETRY_MS,
        metadata: toMetadata(this.options),
        storeFingerprintForResuming: false,
        onBeforeRequest: (request) => {
          for (const [name, value] of Object.entries(this.rest.changingHeaders))
            request.setHeader(name, value);
        },
        onShouldRetry: ({ originalResponse }) => {
          const status = originalResponse?.getStatus() ?? 0;
          return !this.#isCancelled && (PASSING.includes(status) || (status >= 500 && status !== DISK_FULL));
        },
        onProgress: (sent, total) => onProgress?.(total === 0 ? 0 : sent / total),
      });
      Object.assign(this.#upload.options, callbacks);
      if (this.#isCancelled) reject(new DOMException('cancelled', 'AbortError'));
      else this.#upload.start();
    });
  }
}

function toMetadata({ name, purpose, place, to }: FileUploadOptions): Record<string, string> {
  const where = place && Object.entries(place).map(([key, value]) => [key, String(value)] as const);
  return { filename: name, purpose, ...(where && Object.fromEntries(where)), ...(to && { to }) };
}

function toRequestError(error: Error | DetailedError): RequestError {
  const body = 'originalResponse' in error ? error.originalResponse?.getBody() : undefined;
  const problem = body ? readProblem(body) : undefined;
  const { code = 'unavailable', detail = 'The server cannot be reached.', retryAfter } = problem ?? {};
  const reply = { code, message: detail, ...(retryAfter !== undefined && { retryAfter }) };
  return new RequestError(reply, { cause: error });
}

function readProblem(body: string): (Partial<ErrorReply> & { readonly detail?: string }) | undefined {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
