import { useEffect, useState } from 'react';

/** Whether something has been so for a while: what passes in a moment is not worth showing. */
export function useLate(isSo: boolean, milliseconds = 300): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (!isSo) return setLate(false);
    const timer = setTimeout(() => setLate(true), milliseconds);
    return () => clearTimeout(timer);
  }, [isSo, milliseconds]);
  return isSo && isLate;
}
