/** The most there may be in one message on the socket: more bytes cut it, more keys and elements are malformed. */
export const SOCKET_LIMITS = { bytes: 64 * 1024, values: 2_000 } as const;
