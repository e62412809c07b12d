import {
  ConfirmRegistrationRequest,
  RecoverPasswordRequest,
  RequestRegistrationRequest,
} from '../../contract/accounts';
import { defineRoute, type Routes } from '../../rest/defineRoute';
import { type AccountRouteParts, openForUser } from './accountRoutes';
import type { MailedAccounts } from './MailedAccounts';

type RecoveryRouteNames = 'requestRegistration' | 'confirmRegistration' | 'recoverPassword';

/** What is asked for without a sign-in and answered by mail. */
export function recoveryRoutes(mailed: MailedAccounts, parts: AccountRouteParts) {
  return {
    requestRegistration: defineRoute<'requestRegistration'>({
      summary: 'Ask for the link by which one makes an account, where the server sends mail.',
      body: RequestRegistrationRequest,
      run: async ({ body, client }) => {
        await mailed.request(body, client);
        return null;
      },
    }),
    confirmRegistration: defineRoute<'confirmRegistration'>({
      summary: 'Make an account with the link that was mailed, and sign in.',
      body: ConfirmRegistrationRequest,
      run: async (call) => openForUser(await mailed.confirm(call.body, call.client), call, parts),
    }),
    recoverPassword: defineRoute<'recoverPassword'>({
      summary: 'Ask for a link to set a new password. The answer does not tell whether there is an account.',
      body: RecoverPasswordRequest,
      run: async ({ body, client }) => {
        await mailed.recover(body, client);
        return null;
      },
    }),
  } satisfies Pick<Routes, RecoveryRouteNames>;
}
