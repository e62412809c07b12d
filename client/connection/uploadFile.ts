import type { StoredFileView } from '../../server/contract/files';
import { FileUpload, type FileUploadOptions } from './FileUpload';
import type { RestClient } from './RestClient';

/** Sends a file to a meeting and answers it once it is stored. Throws a RequestError, or what `signal` was aborted with. */
export async function uploadFile(
  rest: RestClient,
  content: Blob,
  { signal, ...options }: FileUploadOptions & { readonly signal?: AbortSignal },
): Promise<StoredFileView> {
  signal?.throwIfAborted();
  const upload = new FileUpload(rest, content, options);
  const aborted = new Promise<never>((_, reject) =>
    signal?.addEventListener(
      'abort',
      () => {
        void upload.cancel();
        reject(signal.reason);
      },
      { once: true },
    ),
  );
  return Promise.race([upload.send(), aborted]);
}
