import type { SignallingClient } from './SignallingClient';

/** The way to the server that media needs. */
export type MediaRequests = Pick<SignallingClient, 'request'>;
