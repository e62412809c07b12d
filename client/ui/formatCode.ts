/** A meeting code as people read it: three groups of three digits. */
export function formatCode(code: string): string {
  return code
    .replace(/\D/g, '')
    .slice(0, 9)
    .replace(/(\d{3})(?=\d)/g, '$1 ');
}

/** The digits of what someone typed or pasted: a code in any writing, or the link to a meeting. */
export function readCode(typed: string): string {
  const inLink = /\/m\/(\d{9})/.exec(typed)?.[1];
  return inLink ?? typed.replace(/\D/g, '').slice(0, 9);
}
