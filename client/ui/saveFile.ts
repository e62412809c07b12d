/** Has the browser save a text as a file. */
export function saveFile(name: string, type: string, text: string): void {
  // Spreadsheets take a list for UTF-8 only when it begins with a mark.
  saveBlob(name, new Blob(['\uFEFF', text], { type: `${type};charset=utf-8` }));
}

/** Has the browser save what the server has sent. */
export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
