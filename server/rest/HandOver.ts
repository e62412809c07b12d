import type { IncomingMessage, ServerResponse } from 'node:http';
import type { StreamedReply } from '../contract/files';

/** What a route answers that speaks another protocol than ours from here on, with the request's body unread. */
export class HandOver implements StreamedReply {
  readonly streamed = true;

  constructor(
    readonly serve: (exchange: {
      readonly request: IncomingMessage;
      readonly response: ServerResponse;
    }) => Promise<void>,
  ) {}
}
