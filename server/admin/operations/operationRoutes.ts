import type { ServerView } from '../../contract/operations';
import { defineRoute, type Routes } from '../../rest/defineRoute';
import type { SelfTest } from './SelfTest';

/** What is fixed while the server runs, and the question whether there is an admin. */
export interface ServerFacts extends Omit<ServerView, 'needsSetup' | 'name'> {
  needsSetup(): Promise<boolean>;
}

/** What the server says of itself. */
export function operationRoutes({ needsSetup, ...facts }: ServerFacts, selfTest: SelfTest) {
  return {
    viewServer: defineRoute<'viewServer'>({
      summary: 'What anyone may know of this server.',
      run: async () => ({ name: 'Plenum', ...facts, needsSetup: await needsSetup() }),
    }),
    runSelfTest: defineRoute<'runSelfTest'>({
      summary: 'Look whether every part of the server does its work.',
      run: () => selfTest.run(),
    }),
  } satisfies Pick<Routes, 'viewServer' | 'runSelfTest'>;
}
