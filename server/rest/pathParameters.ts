import type { z } from 'zod';
import { MeetingCode, MeetingId, SignInId } from '../contract/ids';
import { PlenumError } from '../kernel/PlenumError';
import { UnknownMeetingError } from '../kernel/UnknownMeetingError';

/** What each `:name` in a path of the contract must be. */
export const PATH_PARAMETERS = { meeting: MeetingId, code: MeetingCode, signIn: SignInId } as const;

export type PathParameters = {
  readonly [K in keyof typeof PATH_PARAMETERS]: z.infer<(typeof PATH_PARAMETERS)[K]>;
};

/** Reads path parameters. What can be no id names nothing: it answers as an unknown id does. */
export function readPathParameters(raw: Readonly<Record<string, unknown>>): Partial<PathParameters> {
  return Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, readOne(name, value)]));
}

function readOne(name: string, value: unknown): unknown {
  if (!isKnown(name)) throw new Error(`the path parameter ${name} has no schema`);
  const parsed = PATH_PARAMETERS[name].safeParse(value);
  if (parsed.success) return parsed.data;
  throw name === 'signIn'
    ? new PlenumError('not-found', 'There is no such sign-in.')
    : new UnknownMeetingError();
}

function isKnown(name: string): name is keyof PathParameters {
  return name in PATH_PARAMETERS;
}
