/** Children by local name: documents may use any prefix. */
export function childrenOf(parent: Element, name: string): Element[] {
  return [...parent.children].filter((child) => child.localName === name);
}

export function childOf(parent: Element, name: string): Element | undefined {
  return childrenOf(parent, name)[0];
}

/** Text of a child; undefined where there is none. */
export function textOf(parent: Element | undefined, name: string): string | undefined {
  return (parent && childOf(parent, name)?.textContent?.trim()) ?? undefined;
}
