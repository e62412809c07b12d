import { useEffect } from 'react';

/** Names the page in the browser's tab: "Settings – Plenum". */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'Plenum' : `${title} – Plenum`;
  }, [title]);
}
