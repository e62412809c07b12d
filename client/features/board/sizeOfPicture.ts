/** How many pixels a picture has; undefined for what this browser cannot read. */
export async function sizeOfPicture(
  content: Blob,
): Promise<{ readonly width: number; readonly height: number } | undefined> {
  try {
    const bitmap = await createImageBitmap(content);
    const { width, height } = bitmap;
    bitmap.close();
    return { width, height };
  } catch {
    return undefined;
  }
}
