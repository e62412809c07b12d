/** Reads a list as text: UTF-8 as a rule, else GB 18030, in which spreadsheets in Chinese are often saved. */
export async function readCsvFile(file: Pick<Blob, 'arrayBuffer'>): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
