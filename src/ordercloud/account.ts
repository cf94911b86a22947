import type {Calls} from './calls.js';
import {commerce} from './commerce.js';
import {expectAnswer, toCommerceError} from './failures.js';
import {pathPart} from './path-part.js';
import type {Session} from './session.js';

export interface Registration {
  username: string;
  password: string;
  firstName: string;
  lastName: string;
  email: string;
  /** Whether the shopper has accepted the shop's terms just now. */
  termsAccepted: boolean;
}

/** The document's account service, beside its others. */
export function currentAccount(): Account {
  const services = commerce();
  return (services.account ??= new Account(services.session));
}

/** Makes an account of a visitor, and gives a shopper another password. */
export class Account {
  readonly #session: Session;
  /** The user name of a registration whose answer was lost. */
  #asked: string | null = null;

  constructor(session: Session) {
    this.#session = session;
  }

  /**
   * Makes a user of the visitor and signs in. The cart becomes the user's: OrderCloud moves it by the anonymous token.
   *
   * @throws CommerceError `User.UsernameMustBeUnique`, `Auth.InsecurePassword` with the rules in its `data`, or as
   *   OrderCloud answered
   */
  async register(wanted: Registration): Promise<void> {
    const operation = 'Me.Register';
    const {username, password} = wanted;
    const calls = await this.#session.open(operation);
    try {
      const {access_token: accessToken} = await calls.call(operation, async (sdk, options) =>
        expectAnswer(
          await sdk.Me.Register(userOf(wanted), {anonUserToken: options.accessToken}, options),
          operation,
          ({access_token: token}) => typeof token === 'string',
        ),
      );
      await this.#become(() => this.#session.setTokens({accessToken}));
    } catch (cause) {
      const error = toCommerceError(cause, operation);
      // The user name may be taken by the very registration whose answer was lost.
      if (error.code === 'User.UsernameMustBeUnique' && this.#asked === username) {
        return this.#become(() => this.#session.signIn(username, password));
      }
      this.#asked = error.outcomeUnknown ? username : null;
      throw error;
    }
  }

  /**
   * Asks for a mail with a code for a new password. It ends in the same way whether there is such an account or not.
   *
   * @param account an e-mail, or a user name
   * @param url the page that the mail's link leads to
   */
  async askForCode(account: string, url: string): Promise<void> {
    const operation = 'ForgottenCredentials.SendVerificationCode';
    const calls = await this.#open(operation);
    const who = account.includes('@') ? {Email: account} : {Username: account};
    try {
      await calls.callWithoutToken<void>(operation, (sdk, options, ClientID) =>
        sdk.ForgottenCredentials.SendVerificationCode({ClientID, ...who, URL: url}, options),
      );
    } catch (error) {
      const {code, status} = toCommerceError(error, operation);
      if (status !== 404 && code !== 'User.NotFound') throw error;
    }
  }

  /**
   * Sets a new password by the code that was mailed.
   *
   * @throws CommerceError `PasswordReset.InvalidVerification`, `PasswordReset.InsecurePassword` with the rules in its
   *   `data`, or as OrderCloud answered
   */
  async setPassword({code, username, password}: {code: string; username: string; password: string}): Promise<void> {
    const operation = 'ForgottenCredentials.ResetPasswordByVerificationCode';
    const id = pathPart(code, operation);
    const calls = await this.#open(operation);
    await calls.callWithoutToken<void>(operation, (sdk, options, ClientID) =>
      sdk.ForgottenCredentials.ResetPasswordByVerificationCode(
        id,
        {ClientID, Username: username, Password: password},
        options,
      ),
    );
  }

  async #open(operation: string): Promise<Calls> {
    await this.#session.configured;
    return this.#session.load(operation);
  }

  /** Takes the new user's token, when the cart is theirs already: to hand it over once more would fail. */
  async #become(signIn: () => Promise<void>): Promise<void> {
    const {hasCart} = this.#session.notes;
    this.#session.note({hasCart: false});
    try {
      await signIn();
      this.#asked = null;
    } finally {
      if (this.#session.user === null) this.#session.note({hasCart});
    }
  }
}

function userOf({username, password, firstName, lastName, email, termsAccepted}: Registration): object {
  return {
    Username: username,
    Password: password,
    FirstName: firstName,
    LastName: lastName,
    Email: email,
    Active: true,
    ...(termsAccepted && {TermsAccepted: new Date().toISOString()}),
  };
}
