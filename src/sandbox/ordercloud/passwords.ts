import type {World} from './call.js';
import {isoDate} from './call.js';
import {badRequest} from './errors.js';
import {readText} from './model.js';
import type {StoredUser} from './state.js';

type Body = Readonly<Record<string, unknown>>;

/** A mail that OrderCloud has sent by the shop's message sender. */
export interface PasswordMail {
  to: string;
  username: string;
  code: string;
  /** The URL that was asked for, with `code` and `username` in its query: what the link is, is up to the mail's template. */
  link: string;
  /** Milliseconds since 1970. */
  expires: number;
}

const MINIMUM_LENGTH = 8;

/** Milliseconds that a verification code lives, as the API's reference says. */
const CODE_LIFETIME = 120 * 60_000;

/** @throws ApiError 400 with what a password has to have; `Data` names the limits of the security profile (inferred) */
export function demandSecure(
  password: string,
  code: 'Auth.InsecurePassword' | 'PasswordReset.InsecurePassword' = 'Auth.InsecurePassword',
): void {
  if (password.length < MINIMUM_LENGTH) throw badRequest(code, {MinimumCharacterCount: MINIMUM_LENGTH});
}

function linkOf(url: string, code: string, username: string): string {
  const query = new URLSearchParams({code, username});
  return `${url}${url.includes('?') ? '&' : '?'}${query}`;
}

/**
 * Mails a code to each active user with this e-mail or user name.
 *
 * Inferred: where there is none, the answer is the same, so that nobody learns who has an account.
 */
export function mailCodes(world: World, body: Body): void {
  const [email, username] = [readText(body, 'Email', 200), readText(body, 'Username', 100)];
  if (!email && !username) throw badRequest('PasswordReset.MissingUsernameOrEmail');
  const same = (a: string | null | undefined, b: string | null): boolean =>
    Boolean(a) && a?.toLowerCase() === b?.toLowerCase();
  const users = world.state.users.filter(
    ({me, password}) =>
      password !== null && me.Active && (username ? same(me.Username, username) : same(me.Email, email)),
  );
  for (const {me} of users) {
    const code = world.newID();
    const link = linkOf(readText(body, 'URL') ?? '', code, me.Username);
    const expires = world.now + CODE_LIFETIME;
    world.state.mails.push({to: me.Email ?? '', username: me.Username, code, link, expires});
  }
}

function findByCode(world: World, code: string, username: string): StoredUser {
  const mail = world.state.mails.find((each) => each.code === code && each.expires > world.now);
  const isTheirs = mail?.username.toLowerCase() === username.toLowerCase();
  const user = isTheirs ? world.state.users.find(({me}) => me.Username === mail?.username) : undefined;
  if (!user) throw badRequest('PasswordReset.InvalidVerification');
  return user;
}

/** Sets a new password, after which the code is spent (inferred). */
export function setPassword(world: World, code: string, body: Body): void {
  const [username, password] = [readText(body, 'Username', 100), readText(body, 'Password', 100)];
  if (!username) throw badRequest('PasswordReset.MissingUsername');
  const user = findByCode(world, code, username);
  demandSecure(password ?? '', 'PasswordReset.InsecurePassword');
  // Inferred: at the least, the present one may not be set again.
  if (password === user.password) throw badRequest('PasswordReset.CannotReusePassword');
  user.password = password;
  user.me.PasswordLastSetDate = isoDate(world.now);
  for (const mail of world.state.mails) if (mail.code === code) mail.expires = world.now;
}
