/**
 * What a flow is authenticated as. The owner decides it when the connection is made (for a WebSocket: by cookie
 * and Origin at the upgrade); SIP headers can only agree with it or be refused.
 */
export interface FlowIdentity {
  /** The one address this flow may speak for, for example `sip:ann@plenum.example`. */
  readonly addressOfRecord: string;
  readonly displayName: string;
  /** Who this is to the owner: opaque here, compared for equality only. */
  readonly principal: string;
}

export interface RemoteAddress {
  readonly address: string;
  readonly port: number;
  /** Whether the way to it is encrypted; false unless said. */
  readonly secure?: boolean;
}

/** A way back to one peer: a WebSocket, a TCP connection or a pair of UDP addresses (RFC 5626). */
export interface SipFlow {
  readonly id: string;
  readonly transport: 'UDP' | 'TCP' | 'TLS' | 'WS' | 'WSS';
  /** Whether the transport delivers in order and without loss: unreliable ones need retransmission. */
  readonly reliable: boolean;
  readonly identity: FlowIdentity;
  readonly remote: RemoteAddress;
  readonly alive: boolean;
  /** Sends one message; silently does nothing once the flow is dead. */
  send(message: Buffer): void;
  /** Ends the flow at once, for example because its session was revoked. Harmless when repeated. */
  close(): void;
}
