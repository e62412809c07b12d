import { useEffect, useState } from 'react';
import type { ConnectionReport } from '../../../server/contract/support';
import type { HelpPlace } from './HelpPlace';
import { readReport } from './readReport';

/** The connection report as it would be shared from here; null until it is measured. */
export function useMeasured({ readCall }: HelpPlace): ConnectionReport | null {
  const [report, setReport] = useState<ConnectionReport | null>(null);
  useEffect(() => {
    let isWanted = true;
    readCall()
      .catch(() => null)
      .then((call) => {
        if (isWanted) setReport(readReport(call));
      });
    return () => {
      isWanted = false;
    };
  }, [readCall]);
  return report;
}
