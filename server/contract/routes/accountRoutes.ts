import type {
  ChangePasswordRequest,
  ConfirmRegistrationRequest,
  GuestSignInRequest,
  Me,
  RecoverPasswordRequest,
  RegisterRequest,
  RequestRegistrationRequest,
  SetupRequest,
  SignInRequest,
  SignInView,
  UpdateProfileRequest,
} from '../accounts';
import type { SelfTestReport, ServerView } from '../operations';

/** The server, accounts and sign-ins. */
export const ACCOUNT_ROUTES = {
  viewServer: { method: 'GET', path: '/api/v1/server' },
  runSelfTest: { method: 'GET', path: '/api/v1/self-test' },
  signIn: { method: 'POST', path: '/api/v1/sign-in' },
  register: { method: 'POST', path: '/api/v1/register' },
  requestRegistration: { method: 'POST', path: '/api/v1/registration-request' },
  confirmRegistration: { method: 'POST', path: '/api/v1/registration' },
  recoverPassword: { method: 'POST', path: '/api/v1/password-recovery' },
  setUp: { method: 'POST', path: '/api/v1/set-up' },
  signInAsGuest: { method: 'POST', path: '/api/v1/guest-sign-in' },
  viewMe: { method: 'GET', path: '/api/v1/me' },
  updateMe: { method: 'PATCH', path: '/api/v1/me' },
  signOut: { method: 'POST', path: '/api/v1/me/sign-out' },
  changePassword: { method: 'POST', path: '/api/v1/me/password' },
  listSignIns: { method: 'GET', path: '/api/v1/me/sign-ins' },
  endSignIn: { method: 'DELETE', path: '/api/v1/me/sign-ins/:signIn' },
  endOtherSignIns: { method: 'DELETE', path: '/api/v1/me/sign-ins' },
} as const;

export interface AccountRouteTypes {
  viewServer: { reply: ServerView };
  runSelfTest: { reply: SelfTestReport };
  signIn: { body: SignInRequest; reply: Me };
  register: { body: RegisterRequest; reply: Me };
  /** Answers the same whether there is an account with this address or not. */
  requestRegistration: { body: RequestRegistrationRequest; reply: null };
  confirmRegistration: { body: ConfirmRegistrationRequest; reply: Me };
  /** Answers the same whether there is an account with this address or not. */
  recoverPassword: { body: RecoverPasswordRequest; reply: null };
  setUp: { body: SetupRequest; reply: Me };
  signInAsGuest: { body: GuestSignInRequest; reply: Me };
  viewMe: { reply: Me };
  updateMe: { body: UpdateProfileRequest; reply: Me };
  signOut: { reply: null };
  changePassword: { body: ChangePasswordRequest; reply: Me };
  listSignIns: { reply: readonly SignInView[] };
  endSignIn: { parameters: { signIn: string }; reply: null };
  endOtherSignIns: { reply: null };
}
