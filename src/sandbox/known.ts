/** What can be relied on in a fresh sandbox. None of it is a secret: nothing here opens anything outside. */
export const SANDBOX = {
  baseApiUrl: 'https://sandboxapi.ordercloud.io',
  clientId: 'a0000000-0000-4000-8000-00000000c0de',
  /** A client without a default context user: it gives no anonymous token. */
  clientIdWithoutDefaultUser: 'a0000000-0000-4000-8000-0000000000de',
  /** A client whose users are granted no `Shopper` role: its tokens are answered by 403. */
  clientIdWithoutShopper: 'a0000000-0000-4000-8000-000000000403',
  /** A client with a checkout integration: an order is submitted only after it was calculated. */
  clientIdWithCheckout: 'a0000000-0000-4000-8000-0000000000c4',
  websiteId: 'b0000000-0000-4000-8000-00000000feed',
  buyerId: 'north-lane-shoppers',
  anonymousEmail: 'anonymous@example.com',
  shopper: {
    id: 'ada',
    username: 'ada',
    password: 'Sandbox-1',
    email: 'ada@example.com',
    firstName: 'Ada',
    lastName: 'Lovelace',
    /** In London; for shipping and for bills. */
    homeAddressId: 'ada-home',
    /** In Seattle; for shipping, and not hers to change. */
    officeAddressId: 'north-lane-office',
    /** A spending account with a balance of 100. */
    budgetId: 'ada-budget',
    expiredBudgetId: 'ada-budget-2024',
  },
  /** A shopper with prices of her own. */
  otherShopper: {
    id: 'grace',
    username: 'grace',
    password: 'Sandbox-1',
    email: 'grace@example.com',
    firstName: 'Grace',
    lastName: 'Hopper',
  },
  /** A shopper whose user was switched off. */
  inactiveShopper: {
    id: 'iris',
    username: 'iris',
    password: 'Sandbox-1',
    email: 'iris@example.com',
    firstName: 'Iris',
    lastName: 'Away',
  },
} as const;

/** The API clients that have a checkout integration. */
export const CHECKOUT_CLIENTS: readonly string[] = [SANDBOX.clientIdWithCheckout];
