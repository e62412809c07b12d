import type { ConnectionReport } from '../../../server/contract/support';

/** What the browser can say of itself; `call` is what a meeting has measured, null outside of one. */
export function readReport(call: ConnectionReport['call']): ConnectionReport {
  return {
    measuredAt: new Date().toISOString(),
    browser: navigator.userAgent.slice(0, 256) || 'unknown',
    width: window.innerWidth,
    height: window.innerHeight,
    online: navigator.onLine,
    call,
  };
}
