/** What the kit reads of an OrderCloud access token. */
export interface Claims {
  /** User name; of an anonymous token the default context user's, which all visitors share. */
  usr: string;
  /** Expiry, seconds since 1970. */
  exp: number;
  /** The anonymous cart's order ID. Anonymous tokens alone have it. */
  orderid?: string;
}

/** The claims of a token, or null where it is no token of OrderCloud's. The signature is the server's to check. */
export function readClaims(token: string): Claims | null {
  try {
    const base64 = token.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const claims = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Claims> | null;
    if (typeof claims?.usr !== 'string' || !Number.isFinite(claims.exp)) return null;
    // A user's token may name the claim and leave it empty.
    if (!claims.orderid) delete claims.orderid;
    return claims as Claims;
  } catch {
    return null;
  }
}
