import { type RefObject, useEffect, useRef } from 'react';

/** Moves the focus to what takes the place of a form, so that it is spoken and the keyboard goes on from there. */
export function useFocusOnMount<T extends HTMLElement>(): RefObject<T | null> {
  const element = useRef<T>(null);
  useEffect(() => element.current?.focus(), []);
  return element;
}
