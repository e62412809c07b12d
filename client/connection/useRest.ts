import { createContext, useContext } from 'react';
import type { RestClient } from './RestClient';

/** The one RestClient of the page; App provides it. */
export const RestContext = createContext<RestClient | null>(null);

export function useRest(): RestClient {
  const rest = useContext(RestContext);
  if (rest === null) throw new Error('useRest needs a RestContext around it');
  return rest;
}
