/** Has the browser save a text as a file. */
export function saveFile(name: string, type: string, text: string): void {
  // Spreadsheets take a list for UTF-8 only when it begins with a mark.
  const url = URL.createObjectURL(new Blob(['\uFEFF', text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
