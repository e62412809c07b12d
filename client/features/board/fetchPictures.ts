import type { PictureData } from '../../../server/board/drawing/toSvg';
import type { BoardObject } from '../../../server/contract/board';
import type { FileId } from '../../../server/contract/ids';
import type { BoardFiles } from './BoardFiles';

/** The contents of all pictures among the objects, each once; those that cannot be had are left out. (SPEC I4) */
export async function fetchPictures(
  objects: readonly BoardObject[],
  files: Pick<BoardFiles, 'urlOf'>,
): Promise<PictureData> {
  const wanted = new Set(objects.flatMap(({ shape }) => (shape.kind === 'image' ? shape.file : [])));
  const fetched = await Promise.all([...wanted].map((file) => fetchOne(file, files.urlOf(file))));
  return new Map(fetched.flatMap((each) => (each ? [each] : [])));
}

async function fetchOne(file: FileId, url: string): Promise<[FileId, string] | undefined> {
  try {
    const response = await fetch(url, { credentials: 'same-origin' });
    return response.ok ? [file, await toDataUrl(await response.blob())] : undefined;
  } catch {
    return undefined;
  }
}

function toDataUrl(content: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(content);
  });
}
