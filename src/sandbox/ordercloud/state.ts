import type {
  LineItem,
  MeUser,
  Order,
  OrderCalculateResponse,
  ShipEstimateResponse,
  Shipment,
} from 'ordercloud-javascript-sdk';
import type {Nullable} from '../catalogue/types.js';
import {SANDBOX} from '../known.js';
import type {FullAddress, FullBuyerAddress} from './addresses.js';
import type {StoredCollection} from './collections.js';
import type {PasswordMail} from './passwords.js';
import type {FullPayment, FullSpendingAccount} from './payments.js';

/** OrderCloud's answers name every field, some of them newer than the SDK's types; most can be null. */
export type FullOrder = Nullable<Order> & {BaseDiscount: number};
export type FullLineItem = Nullable<LineItem> & {
  ID: string;
  ProductID: string;
  Quantity: number;
  BaseDiscount: number;
  DiscountID: null;
};
export type FullMeUser = Nullable<MeUser> & {ID: string; Username: string; Active: boolean; Password: null};

export type FullShipment = Nullable<Shipment> & {ID: string};

export interface StoredUser {
  me: FullMeUser;
  password: string | null;
  userGroupIDs: readonly string[];
}

/** A promotion of an order: what it takes off the order as a whole (`lineItemID` null), or off each line it applies to. */
export interface AppliedPromotion {
  promotionID: string;
  /** ISO 8601. */
  applied: string;
  amounts: {lineItemID: string | null; amount: number}[];
}

export interface StoredOrder {
  order: FullOrder & {ID: string};
  lines: FullLineItem[];
  /** In the order in which they were applied; none when left out. */
  promotions?: AppliedPromotion[];
  /** Belongs to the holder of the anonymous token with this order ID, and to nobody else. */
  anonymous: boolean;
  /** Where it is shipped to; null or left out where that is not known yet. */
  shipTo?: FullAddress | null;
  /** What the checkout integration has answered, as far as it still holds. */
  checkout?: {estimate: ShipEstimateResponse | null; calculation: OrderCalculateResponse | null};
  payments?: FullPayment[];
  shipments?: FullShipment[];
}

/** A token that was given out, by its text. */
export interface IssuedToken {
  userID: string;
  clientID: string;
  roles: readonly string[];
  /** Milliseconds. */
  expires: number;
  revoked: boolean;
  /** The cart of an anonymous token. */
  orderID: string | null;
}

export interface OrderCloudState {
  users: StoredUser[];
  /** Oldest first. */
  orders: StoredOrder[];
  accessTokens: Record<string, IssuedToken>;
  refreshTokens: Record<string, IssuedToken>;
  /** The order that a user made the active cart. */
  activeCarts: Record<string, string>;
  /** Units sold by product, or by product and variant, since the catalogue was loaded. */
  sold: Record<string, number>;
  /** By the ID of their user. */
  addresses: Record<string, FullBuyerAddress[]>;
  spendingAccounts: Record<string, FullSpendingAccount[]>;
  /** By the ID of their owner. */
  collections: Record<string, StoredCollection[]>;
  /** Oldest first. */
  mails: PasswordMail[];
}

/** The roles of every user of the sandbox. */
export const USER_ROLES = ['Shopper', 'MeAdmin', 'MeAddressAdmin', 'MeXpAdmin', 'PasswordReset'] as const;

export const ANONYMOUS_USER_ID = 'default-shopper';

const SINCE = '2025-01-06T09:00:00.000Z';

/** A user as `GET /v1/me` shows it. */
export function newUser(
  person: {id: string; username: string; email: string; firstName: string; lastName: string},
  rest: {password: string | null; userGroupIDs?: readonly string[]; active?: boolean; created?: string},
): StoredUser {
  const since = rest.created ?? SINCE;
  return {
    password: rest.password,
    userGroupIDs: rest.userGroupIDs ?? [],
    me: {
      Buyer: {ID: SANDBOX.buyerId, DefaultCatalogID: 'north-lane'},
      Supplier: null,
      Seller: {ID: 'north-lane'},
      ID: person.id,
      CompanyID: SANDBOX.buyerId,
      Username: person.username,
      Password: null,
      FirstName: person.firstName,
      LastName: person.lastName,
      Email: person.email,
      Phone: null,
      TermsAccepted: null,
      Active: rest.active ?? true,
      xp: null,
      AvailableRoles: [...USER_ROLES],
      Locale: {ID: 'en-US', OwnerID: 'north-lane', Currency: 'USD', Language: 'en-US'},
      DateCreated: since,
      LastActive: since,
      PasswordLastSetDate: rest.password === null ? null : since,
    },
  };
}

/** One of the shopper's own, and one that the buyer's administrator has given to all. */
function firstAddresses(): FullBuyerAddress[] {
  const {firstName, lastName, homeAddressId, officeAddressId} = SANDBOX.shopper;
  const home = {
    ID: homeAddressId,
    Shipping: true,
    Billing: true,
    Editable: true,
    DateCreated: SINCE,
    CompanyName: null,
    FirstName: firstName,
    LastName: lastName,
    Street1: '12 St James’s Square',
    Street2: null,
    City: 'London',
    State: null,
    Zip: 'SW1Y 4JH',
    Country: 'GB',
    Phone: null,
    AddressName: 'Home',
    xp: null,
  };
  const office = {
    ...home,
    ID: officeAddressId,
    Billing: false,
    Editable: false,
    CompanyName: 'North Lane',
    Street1: '1 Pike Place',
    City: 'Seattle',
    State: 'WA',
    Zip: '98101',
    Country: 'US',
    AddressName: 'Office',
  };
  return [home, office];
}

function firstSpendingAccounts(): FullSpendingAccount[] {
  const {budgetId, expiredBudgetId} = SANDBOX.shopper;
  const budget = {AllowAsPaymentMethod: true, StartDate: null, EndDate: null, xp: null};
  return [
    {...budget, ID: budgetId, Name: 'Kitchen budget', Balance: 100},
    {...budget, ID: expiredBudgetId, Name: 'Last year’s budget', Balance: 500, EndDate: SINCE},
  ];
}

export function initialState(): OrderCloudState {
  const {shopper, otherShopper, inactiveShopper, anonymousEmail} = SANDBOX;
  const nobody = {
    id: ANONYMOUS_USER_ID,
    username: 'default-shopper',
    email: anonymousEmail,
    firstName: 'Default',
    lastName: 'Shopper',
  };
  return {
    users: [
      newUser(nobody, {password: null}),
      newUser(shopper, {password: shopper.password}),
      newUser(otherShopper, {password: otherShopper.password, userGroupIDs: ['trade']}),
      newUser(inactiveShopper, {password: inactiveShopper.password, active: false}),
    ],
    orders: [],
    accessTokens: {},
    refreshTokens: {},
    activeCarts: {},
    sold: {},
    addresses: {[shopper.id]: firstAddresses()},
    spendingAccounts: {[shopper.id]: firstSpendingAccounts()},
    collections: {},
    mails: [],
  };
}
