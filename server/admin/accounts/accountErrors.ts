import { PlenumError } from '../../kernel/PlenumError';

/** The same whether the account is unknown, disabled, or the password is wrong. */
export class WrongCredentialsError extends PlenumError {
  override readonly name = 'WrongCredentialsError';
  constructor() {
    super('wrong-credentials', 'The e-mail address or the password is wrong.');
  }
}

/** Someone who is signed in, and stays so, does not know their current password. */
export class WrongPasswordError extends PlenumError {
  override readonly name = 'WrongPasswordError';
  constructor() {
    super('wrong-password', 'The current password is wrong.');
  }
}

export class WeakPasswordError extends PlenumError {
  override readonly name = 'WeakPasswordError';
  constructor(why: string) {
    super('weak-password', why);
  }
}

export class RegistrationClosedError extends PlenumError {
  override readonly name = 'RegistrationClosedError';
  constructor() {
    super('registration-closed', 'Accounts are made by the administrators here. Ask one of them.');
  }
}

export class SetupTokenInvalidError extends PlenumError {
  override readonly name = 'SetupTokenInvalidError';
  constructor() {
    super(
      'setup-token-invalid',
      'This token is wrong, used or too old. Start the server again for a new one.',
    );
  }
}

export class UnknownLinkError extends PlenumError {
  override readonly name = 'UnknownLinkError';
  constructor() {
    super('not-found', 'This link is wrong, used or too old. Ask for a new one.');
  }
}

export class NoMailError extends PlenumError {
  override readonly name = 'NoMailError';
  constructor() {
    super('no-mail', 'This server sends no mail. Ask one of its administrators.');
  }
}

export class UnknownSignInError extends PlenumError {
  override readonly name = 'UnknownSignInError';
  constructor() {
    super('not-found', 'There is no such sign-in.');
  }
}
