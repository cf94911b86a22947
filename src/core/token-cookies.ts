const TOKEN_COOKIE = /^.+\.(access|refresh|impersonation|identity|idp-access)-token$/;

/**
 * The names of the readable cookies that hold an OrderCloud token, such as `ordercloud.access-token`: the SDK of a page
 * that signs in by itself keeps its tokens so, and Send's library posts every readable cookie to a third host.
 * Only names: the values stay where they are. Empty on a server.
 */
export function exposedTokenCookies(): string[] {
  const cookies = globalThis.document?.cookie.split(';') ?? [];
  return cookies.flatMap((cookie) => {
    const [name = '', value = ''] = cookie.trim().split('=', 2);
    return value !== '' && TOKEN_COOKIE.test(name) ? [name] : [];
  });
}
