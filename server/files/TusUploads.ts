import { createWriteStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileStore } from '@tus/file-store';
import { EVENTS, Metadata, Server } from '@tus/server';
import { FILE_LIMITS } from '../contract/fileLimits';
import { PlenumError } from '../kernel/PlenumError';
import { TypedEmitter } from '../kernel/TypedEmitter';
import { DiskFullError, FileRefusedError, UnknownFileError } from './filesErrors';
import { isDiskFull } from './isDiskFull';

type TusUploadsEvents = {
  /** So many bytes are there; told now and then. */
  received: [id: string, bytes: number];
};

/** What a new upload says of itself. */
export interface Announced {
  readonly length: number;
  readonly metadata: Readonly<Record<string, string | null>>;
}

/** A request with its answer. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

const PROGRESS_MS = 500;
/** What tus tells; all else is of no concern to our clients. */
const HEADERS = ['tus-resumable', 'location', 'upload-offset', 'upload-length', 'cache-control'];

/** The protocol of resumable uploads (tus 1.0) over a directory. Who may send what is decided before it is asked. */
export class TusUploads extends TypedEmitter<TusUploadsEvents> {
  readonly #server: Server;
  readonly #ids = new WeakMap<object, string>();
  readonly #finished = new WeakSet<object>();
  readonly #failures = new WeakMap<object, unknown>();

  constructor(directory: string) {
    super();
    this.#server = new Server({
      path: '/',
      datastore: new PieceStore({ directory }),
      maxSize: FILE_LIMITS.bytes,
      postReceiveInterval: PROGRESS_MS,
      namingFunction: (request) => this.#idOf(request),
      generateUrl: (request, { id }) => `${new URL(request.url).pathname}/${id}`,
      onUploadFinish: async (request) => {
        this.#finished.add(request);
        return {};
      },
      onResponseError: (request, error) => {
        this.#failures.set(request, error);
        return undefined;
      },
    });
    this.#server.on(EVENTS.POST_RECEIVE, (_, { id, offset }) => this.emit('received', id, offset));
  }

  /** Throws where the headers of a new upload are not as they must be. */
  static readAnnounced({ headers }: IncomingMessage): Announced {
    if (headers['tus-resumable'] !== '1.0.0')
      throw new PlenumError('invalid-request', 'The header Tus-Resumable: 1.0.0 is wanted.');
    const length = Number(headers['upload-length'] ?? Number.NaN);
    if (!Number.isSafeInteger(length) || length < 0)
      throw new PlenumError('invalid-request', 'The header Upload-Length is wanted.');
    if (length === 0) throw new FileRefusedError('file-empty');
    if (length > FILE_LIMITS.bytes) throw new FileRefusedError('too-large');
    return { length, metadata: readMetadata(headers['upload-metadata']) };
  }

  /** Begins an upload under an id. What is to be done once it has begun is done before it is answered. */
  async create({ request, response }: Exchange, id: string, begun: () => Promise<void>): Promise<void> {
    const asked = toRequest(request, undefined);
    this.#ids.set(asked, id);
    await this.#answer(await this.#ask(asked), response, begun);
  }

  /** Tells how far an upload is, takes the next piece of it, or drops it; what follows is done before it is answered. */
  async continue(
    { request, response }: Exchange,
    followed: (isWhole: boolean) => Promise<void>,
  ): Promise<void> {
    const asked = toRequest(request, request.method === 'PATCH' ? request : undefined);
    const answer = await this.#ask(asked).catch((refusal: unknown) => {
      // Whoever still sends hears an answer only when it has been read.
      request.removeAllListeners('data').resume();
      throw refusal;
    });
    const id = new URL(asked.url).pathname.split('/').at(-1) ?? '';
    if (request.method === 'PATCH') this.emit('received', id, Number(answer.headers.get('upload-offset')));
    await this.#answer(answer, response, () => followed(this.#finished.has(asked)));
  }

  async #ask(request: Request): Promise<Response> {
    const answer = await this.#server.handleWeb(request);
    if (answer.status >= 400) throw await toError(answer, this.#failures.get(request));
    return answer;
  }

  async #answer(answer: Response, response: ServerResponse, before: () => Promise<void>): Promise<void> {
    await before();
    for (const name of HEADERS) {
      const value = answer.headers.get(name);
      if (value !== null) response.setHeader(name, value);
    }
    response.statusCode = answer.status;
    response.end();
  }

  #idOf(request: object): string {
    const id = this.#ids.get(request);
    if (id === undefined) throw new Error('an upload without an id');
    return id;
  }
}

/** Keeps pieces as the library does, and tells why one could not be written. */
class PieceStore extends FileStore {
  override async write(...[piece, id, offset]: Parameters<FileStore['write']>): Promise<number> {
    const file = createWriteStream(join(this.directory, id), { flags: 'r+', start: offset });
    await pipeline(piece, file);
    return offset + file.bytesWritten;
  }
}

function readMetadata(header: unknown): Announced['metadata'] {
  try {
    return typeof header === 'string' ? Metadata.parse(header) : {};
  } catch {
    throw new PlenumError('invalid-request', 'The header Upload-Metadata cannot be read.');
  }
}

type RequestOptions = NonNullable<ConstructorParameters<typeof Request>[1]>;

/** As the protocol's library wants it; only the path counts, and nothing of where we are. */
function toRequest({ method, headers, url = '/' }: IncomingMessage, body: Readable | undefined): Request {
  const wanted = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    /^(tus-|upload-|content-)/.test(name) && typeof value === 'string' ? [[name, value]] : [],
  );
  // Node and the browsers type the same streams differently.
  const streamed = body && {
    body: Readable.toWeb(body) as unknown as RequestOptions['body'],
    duplex: 'half',
  };
  return new Request(new URL(new URL(url, 'http://plenum').pathname, 'http://plenum'), {
    method: method ?? 'GET',
    headers: wanted,
    ...streamed,
  } as RequestOptions);
}

async function toError(answer: Response, failure: unknown): Promise<Error> {
  const { status } = answer;
  if (status === 404 || status === 410) return new UnknownFileError();
  if (status === 409)
    return new PlenumError('conflict', 'This is not where the upload stands. Ask how far it is.');
  if (status === 413) return new FileRefusedError('too-large');
  if (status < 500) return new PlenumError('invalid-request', (await answer.text()).trim());
  if (isDiskFull(failure)) return new DiskFullError(failure);
  return failure instanceof Error ? failure : new Error('the upload failed', { cause: failure });
}
