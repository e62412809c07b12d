/** The part of jest-axe that we use; it ships no types. */
declare module 'jest-axe' {
  export function axe(container: Element): Promise<{ readonly violations: readonly unknown[] }>;
}
