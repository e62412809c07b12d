import type { StoredUser } from '../../../db/stores/AccountStore';
import type { SignInOwner } from '../../../db/stores/SignInStore';
import type { UserStore } from '../../../db/stores/UserStore';
import {
  ChangePasswordRequest,
  GuestSignInRequest,
  type Me,
  RegisterRequest,
  SetupRequest,
  SignInRequest,
  UpdateProfileRequest,
} from '../../contract/accounts';
import type { Metrics } from '../../kernel/Metrics';
import { defineRoute, type RouteCall, type Routes } from '../../rest/defineRoute';
import { whichUser, whoActs } from '../whichUser';
import type { AccountService } from './AccountService';
import { UnknownSignInError } from './accountErrors';
import type { GuestService } from './GuestService';
import type { PasswordSignIn } from './PasswordSignIn';
import { type DeviceCookie, noTokenCookies } from './SignInCookie';
import type { SignInService } from './SignInService';
import { toMe } from './toMe';

export interface AccountRouteParts {
  readonly accounts: AccountService;
  readonly users: UserStore;
  readonly passwords: PasswordSignIn;
  readonly guests: GuestService;
  readonly signIns: SignInService;
  readonly devices: DeviceCookie;
  readonly metrics: Metrics;
}

type AccountRouteNames =
  | 'signIn'
  | 'register'
  | 'setUp'
  | 'signInAsGuest'
  | 'viewMe'
  | 'updateMe'
  | 'signOut'
  | 'changePassword'
  | 'listSignIns'
  | 'endSignIn'
  | 'endOtherSignIns';

/** Signing in and out, and what people do with their own account. */
export function accountRoutes(parts: AccountRouteParts) {
  const { accounts, users, passwords, guests, signIns } = parts;
  return {
    signIn: defineRoute<'signIn'>({
      summary: 'Sign in with e-mail address and password.',
      body: SignInRequest,
      run: async (call) => openForUser(await passwords.check(call.body, call.client), call, parts),
    }),
    register: defineRoute<'register'>({
      summary: 'Make an account of one’s own, where that is allowed, and sign in.',
      body: RegisterRequest,
      run: async (call) => openForUser(await accounts.register(call.body, call.client), call, parts),
    }),
    setUp: defineRoute<'setUp'>({
      summary: 'Make the first admin with the token on the console, and sign in.',
      body: SetupRequest,
      run: async (call) => openForUser(await accounts.setUp(call.body, call.client), call, parts),
    }),
    signInAsGuest: defineRoute<'signInAsGuest'>({
      summary: 'Enter one meeting by its code, without an account.',
      body: GuestSignInRequest,
      run: async (call) =>
        open({ kind: 'guest', id: await guests.admit(call.body, call.client) }, call, parts),
    }),
    viewMe: defineRoute<'viewMe'>({
      summary: 'Who is signed in.',
      run: ({ actor }) => toMe(whoActs(actor), users, signIns),
    }),
    updateMe: defineRoute<'updateMe'>({
      summary: 'Change one’s own name or language.',
      body: UpdateProfileRequest,
      run: async ({ actor, body, client }) => {
        const { user } = whichUser(actor);
        await accounts.updateProfile(user, body);
        signIns.forget(user);
        return toMe(whoActs(await signIns.authenticate(client.cookies)), users, signIns);
      },
    }),
    signOut: defineRoute<'signOut'>({
      summary: 'Sign out here.',
      run: async ({ actor, client, setCookie }) => {
        await signIns.end(whoActs(actor).signIn);
        for (const cookie of noTokenCookies({ secure: client.keepsSecureCookies })) setCookie(cookie);
        return null;
      },
    }),
    changePassword: defineRoute<'changePassword'>({
      summary: 'Change one’s own password; every other sign-in ends and this one gets a new id.',
      body: ChangePasswordRequest,
      run: async (call) => {
        const { user, signIn } = whichUser(call.actor);
        const changed = await accounts.changePassword(user, call.body);
        await signIns.endOthers(user, signIn);
        return openForUser(changed, call, parts);
      },
    }),
    listSignIns: defineRoute<'listSignIns'>({
      summary: 'Where one is signed in.',
      run: async ({ actor }) => {
        const { user, signIn } = whichUser(actor);
        return signIns.list(user, signIn);
      },
    }),
    endSignIn: defineRoute<'endSignIn'>({
      summary: 'Sign out somewhere else.',
      run: async ({ actor, parameters }) => {
        const ended = await signIns.endOwn(whichUser(actor).user, parameters.signIn);
        if (!ended) throw new UnknownSignInError();
        return null;
      },
    }),
    endOtherSignIns: defineRoute<'endOtherSignIns'>({
      summary: 'Sign out everywhere else.',
      run: async ({ actor }) => {
        const { user, signIn } = whichUser(actor);
        await signIns.endOthers(user, signIn);
        return null;
      },
    }),
  } satisfies Pick<Routes, AccountRouteNames>;
}

export async function openForUser(user: StoredUser, call: RouteCall, parts: AccountRouteParts): Promise<Me> {
  const me = await open({ kind: 'user', id: user.id }, call, parts);
  call.setCookie(parts.devices.issue(user.id, { secure: call.client.keepsSecureCookies }));
  return me;
}

async function open(owner: SignInOwner, call: RouteCall, parts: AccountRouteParts): Promise<Me> {
  const { actor, cookie } = await parts.signIns.open(owner, call.client);
  call.setCookie(cookie);
  parts.metrics.signedIn(owner.kind);
  return toMe(actor, parts.users, parts.signIns);
}
