import { useState } from 'react';

/** The secret behind the # of the page's address, which no server sees; taken out of the address at once. */
export function useLinkToken(): string {
  const [token] = useState(() => {
    const { hash, pathname } = window.location;
    if (hash) window.history.replaceState(window.history.state, '', pathname);
    return hash.slice(1);
  });
  return token;
}
