/** Two letters for a name in letters, the family name's character for one in Han characters, a telephone for a number. */
export function readInitials(name: string): string {
  const [first = ''] = name.trim();
  if (/\p{Script=Han}/u.test(first)) return first;
  if (!/\p{L}/u.test(name)) return '☎';
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const [head = ''] = words[0] ?? name.replace(/^\P{L}+/u, '');
  const [tail = ''] = words.length > 1 ? (words.at(-1) ?? '') : '';
  return (head + tail).toLocaleUpperCase();
}
