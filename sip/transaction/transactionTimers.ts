/** The base of all transaction timers, in milliseconds (RFC 3261 17.1.1.1, table 4). */
export const T1 = 500;
export const T2 = 4000;
export const T4 = 5000;
/** How long a transaction waits before it gives up: timers B, F, H, J, L and M. */
export const GIVE_UP_MS = 64 * T1;
/** Timer D on unreliable transports: at least 32 s. */
export const TIMER_D_MS = 32_000;
/** A transaction whose user is silent for so long says 100 by itself (RFC 3261 17.2.1). */
export const TRYING_MS = 200;
