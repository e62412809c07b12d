/** A piece of a message: plain, or a link that may be followed. */
export interface TextPart {
  readonly text: string;
  readonly href?: string;
}

const LINK = /\b(?:https?:\/\/|mailto:)[^\s<>"]+/giu;
/** What ends a sentence is not part of an address. */
const TRAILING = /[.,;:!?)\]}'，。；：！？）】」』]+$/u;

/** Finds the links in a text. Only https, http and mailto can be followed; nothing is asked of what they name. */
export function linkify(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(LINK)) {
    const address = found.replace(TRAILING, '');
    if (!URL.canParse(address)) continue;
    if (index > at) parts.push({ text: text.slice(at, index) });
    parts.push({ text: address, href: address });
    at = index + address.length;
  }
  if (at < text.length) parts.push({ text: text.slice(at) });
  return parts;
}
