/** What the elements of a checkout say alike. */
export const CHECKOUT_WORDS = {
  retry: 'Try again',
  loading: 'Loading…',
  saving: 'Saving…',
  error: 'That did not work. Please try again.',
  offline: 'The shop can’t be reached. Check your connection and try again.',
  timeout: 'The shop took too long to answer. Please try again.',
  'cart-empty': 'Your cart is empty.',
  'integration-failed': 'Shipping and tax can not be worked out at present. Please try again later.',
  'session-missing': 'Ordering is not set up on this page.',
  'session-required': 'Sign in to go on.',
  'session-expired': 'You have been signed out. Sign in again to go on.',
  'Auth.InsufficientRoles': 'You are not allowed to do this here.',
} as const;
