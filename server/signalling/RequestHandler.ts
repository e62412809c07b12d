import type { z } from 'zod';
import type { Reply } from '../contract/errors';
import type { ClientToServerEvents, Done, RequestName } from '../contract/events';
import type { BindReply } from '../contract/media';
import type { ParticipantPort } from './ParticipantPort';

export type RequestBody<Name extends RequestName> = Parameters<ClientToServerEvents[Name]>[0];
export type ReplyValue<Name extends RequestName> =
  Parameters<Parameters<ClientToServerEvents[Name]>[1]>[0] extends Reply<infer Value> ? Value : never;

/** Who asks: a session that may already speak for a participant. */
export interface Caller {
  bind(token: string): BindReply;
  /** Throws NotInMeetingError while the session speaks for nobody. */
  boundParticipant(): ParticipantPort;
  /** From now on this session is told what is published on `channel`, until it is unbound. */
  follow(channel: string): void;
  unfollow(channel: string): void;
}

/** How one request is read and what it does. */
export interface RequestHandler<Name extends RequestName> {
  readonly schema: z.ZodType<RequestBody<Name>>;
  run(caller: Caller, body: RequestBody<Name>): Promise<ReplyValue<Name>> | ReplyValue<Name>;
}

export type RequestHandlers<Names extends RequestName> = { readonly [Name in Names]: RequestHandler<Name> };

/** A request to the meeting that answers with a value. */
export function ask<Body, Value>(
  schema: z.ZodType<Body>,
  run: (participant: ParticipantPort, body: Body) => Promise<Value>,
) {
  return { schema, run: (caller: Caller, body: Body) => run(caller.boundParticipant(), body) };
}

/** A request to the meeting that has nothing to answer but that it was done. */
export function act<Body>(
  schema: z.ZodType<Body>,
  run: (participant: ParticipantPort, body: Body) => Promise<void>,
) {
  return ask(schema, async (participant, body): Promise<Done> => {
    await run(participant, body);
    return {};
  });
}
