/** Two letters for a name in letters, the family name's character for one in Han characters, a telephone for a number. */
export function readInitials(name: string): string {
  const [first = ''] = name.trim();
  if (/\p{Script=Han}/u.test(first)) return first;
  if (!/\p{L}/u.test(name)) return '☎';
  const words = name.trim().split(/\s+/);
  const [head = ''] = words[0] ?? '';
  const [tail = ''] = words.length > 1 ? (words.at(-1) ?? '') : '';
  return (head + tail).toLocaleUpperCase();
}
