/** What the media layer needs to know before it starts. */
export interface MediaConfig {
  /** Address on which the workers listen, `127.0.0.1` or `0.0.0.0`. */
  readonly listenAddress: string;
  /** Address that browsers are told, where it differs from the one listened on. */
  readonly announcedAddress?: string;
  /** First of one UDP and TCP port a worker, counted upwards; 0 takes any free ports. */
  readonly firstPort: number;
  /** Number of worker processes; each can fill one core. */
  readonly workers: number;
  readonly workerLogLevel?: 'debug' | 'warn' | 'error' | 'none';
}
