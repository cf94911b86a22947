/*
 * A part of what Send's library accepts: it wants an unquoted or quoted local part and a dotted domain or an address in
 * brackets. Quoted parts and addresses are left out here, and so are control characters and lone surrogates, on which
 * the library fails when it writes its cookie.
 */
const EMAIL = /^[^<>()[\]\\.,;:\s@"\p{C}]+(?:\.[^<>()[\]\\.,;:\s@"\p{C}]+)*@(?:[a-zA-Z\d-]+\.)+[a-zA-Z]{2,}$/u;

/** The most characters that an address can have, by RFC 5321. */
const LONGEST = 254;

/** The address, trimmed and in its own case (Send's library compares it case by case), or null where it is none. */
export function validEmail(value: unknown): string | null {
  const email = typeof value === 'string' ? value.trim() : '';
  return email.length <= LONGEST && EMAIL.test(email) ? email : null;
}

/** The URL without its `email` parameters, by which Send's library identifies whoever opens the page. */
export function withoutEmail(url: string): string {
  const rest = url.replace(/([?&])(?:email=[^&#]*&?)+/g, '$1');
  return rest === url ? url : rest.replace(/[?&](?=#|$)/, '');
}
