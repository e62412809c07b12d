const CODES: readonly unknown[] = ['ENOSPC', 'EDQUOT'];

/** Whether something failed because there is no space left on the disk, or no more of it for us. */
export function isDiskFull(cause: unknown): boolean {
  return typeof cause === 'object' && cause !== null && 'code' in cause && CODES.includes(cause.code);
}
