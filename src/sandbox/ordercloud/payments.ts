import type {Payment, SpendingAccount} from 'ordercloud-javascript-sdk';
import type {Nullable} from '../catalogue/types.js';
import {isoDate, type Caller, type World} from './call.js';
import {badRequest, conflict, errorEntry, invalid, notFound, type ErrorEntry} from './errors.js';
import {readID, readObject, readText} from './model.js';
import type {StoredOrder} from './state.js';

type Body = Readonly<Record<string, unknown>>;

export type FullPayment = Nullable<Payment> & {ID: string; Accepted: boolean};
export type FullSpendingAccount = Nullable<SpendingAccount> & {ID: string; Balance: number};

const TYPES = ['PurchaseOrder', 'CreditCard', 'SpendingAccount'] as const;

type PaymentType = (typeof TYPES)[number];

export function spendingAccountsOf({state}: World, {user}: Caller): FullSpendingAccount[] {
  return state.spendingAccounts[user.me.ID] ?? [];
}

export const paymentsOf = (stored: StoredOrder): FullPayment[] => (stored.payments ??= []);

export function findPayment(stored: StoredOrder, id: string): FullPayment {
  const found = paymentsOf(stored).find(({ID}) => ID === id);
  if (!found) throw notFound('Payment', id);
  return found;
}

/** Only a server may say that a payment was accepted. Inferred: saying that it was not, is saying something too. */
function demandNoVerdict({token}: Caller, body: Body): void {
  const {Accepted: accepted} = body;
  if (accepted === undefined || accepted === null) return;
  if (!token.roles.some((role) => role === 'OrderAdmin' || role === 'FullAccess')) {
    throw badRequest('Payment.CannotPatchAccepted');
  }
  if (typeof accepted !== 'boolean') throw invalid('Accepted', 'not true or false');
}

/** Null stands for all that is to be paid. */
function readAmount(body: Body): number | null {
  const amount = body['Amount'] ?? null;
  if (amount === null) return null;
  if (typeof amount !== 'number') throw invalid('Amount', 'not a number');
  if (amount <= 0) throw badRequest('Payment.AmountGreaterThanZero');
  return amount;
}

const amountOf = ({order}: StoredOrder, {Amount}: Nullable<Payment>): number => Amount ?? order.Total!;

function demandFunds(world: World, caller: Caller, stored: StoredOrder, payment: FullPayment): void {
  if (payment.Type !== 'SpendingAccount') return;
  const account = spendingAccountsOf(world, caller).find(({ID}) => ID === payment.SpendingAccountID);
  // Inferred: an account that is no means of payment is answered as one that is not there.
  if (!account?.AllowAsPaymentMethod) throw badRequest('Payment.InvalidSpendingAccountID');
  const {StartDate: from, EndDate: to} = account;
  if ((from && Date.parse(from) > world.now) || (to && Date.parse(to) <= world.now)) {
    throw badRequest('Payment.CannotUseExpiredSpendingAccount');
  }
  if (amountOf(stored, payment) > account.Balance) throw badRequest('Payment.ExceedsBalance');
}

function readType(body: Body): PaymentType {
  const type = body['Type'];
  if (!TYPES.includes(type as PaymentType)) throw invalid('Type', `not one of ${TYPES.join(', ')}`);
  if (type !== 'SpendingAccount' && body['SpendingAccountID']) throw badRequest('Payment.CannotSetSpendingAccount');
  if (type !== 'CreditCard' && body['CreditCardID']) throw badRequest('Payment.CannotSetCreditCard');
  if (type === 'SpendingAccount' && !body['SpendingAccountID']) throw badRequest('Payment.SpendingAccountIdMissing');
  return type as PaymentType;
}

/** Inferred: a purchase order and a spending account are accepted at once; a card waits for a server. */
export function createPayment(world: World, caller: Caller, stored: StoredOrder, body: Body): FullPayment {
  const payments = paymentsOf(stored);
  const type = readType(body);
  demandNoVerdict(caller, body);
  const id = readID(body) ?? world.newID();
  if (payments.some(({ID}) => ID === id)) throw conflict('IdExists', {ObjectType: 'Payment', ObjectID: id});
  const payment: FullPayment = {
    ID: id,
    Type: type,
    DateCreated: isoDate(world.now),
    CreditCardID: readText(body, 'CreditCardID', 100),
    SpendingAccountID: readText(body, 'SpendingAccountID', 100),
    Description: readText(body, 'Description'),
    Currency: stored.order.Currency,
    Amount: readAmount(body),
    Accepted: typeof body['Accepted'] === 'boolean' ? body['Accepted'] : type !== 'CreditCard',
    OrderReturnID: null,
    xp: readObject(body, 'xp'),
    Transactions: [],
  };
  const paid = payments.reduce((sum, each) => sum + amountOf(stored, each), 0);
  if (payments.length > 0 && paid >= stored.order.Total!) throw badRequest('Payment.AlreadyPaid');
  demandFunds(world, caller, stored, payment);
  payments.push(payment);
  return payment;
}

export function patchPayment(world: World, caller: Caller, stored: StoredOrder, id: string, body: Body): FullPayment {
  const payment = findPayment(stored, id);
  demandNoVerdict(caller, body);
  for (const name of ['Type', 'SpendingAccountID', 'CreditCardID'] as const) {
    if (body[name] !== undefined && body[name] !== payment[name]) throw badRequest('Payment.CannotPatchProperty');
  }
  if (body['Amount'] !== undefined) payment.Amount = readAmount(body);
  if (body['Description'] !== undefined) payment.Description = readText(body, 'Description');
  if (typeof body['Accepted'] === 'boolean') payment.Accepted = body['Accepted'];
  const xp = readObject(body, 'xp');
  if (body['xp'] !== undefined) payment.xp = xp && {...(payment.xp as object | null), ...xp};
  demandFunds(world, caller, stored, payment);
  return payment;
}

export function deletePayment(stored: StoredOrder, id: string): void {
  const payment = findPayment(stored, id);
  stored.payments = paymentsOf(stored).filter((each) => each !== payment);
}

/** What the payments have against submitting. */
export function paymentErrors(stored: StoredOrder): ErrorEntry[] {
  const open = paymentsOf(stored).filter(({Accepted}) => !Accepted);
  return open.length === 0 ? [] : [errorEntry('Order.CannotSubmitWithUnaccceptedPayments')];
}

/** Takes what a submitted order costs from the spending accounts that pay for it. */
export function spendPayments(world: World, caller: Caller, stored: StoredOrder): void {
  const accounts = spendingAccountsOf(world, caller);
  for (const payment of paymentsOf(stored)) {
    const account = accounts.find(({ID}) => ID === payment.SpendingAccountID);
    if (account) account.Balance -= amountOf(stored, payment);
  }
}
