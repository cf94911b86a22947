import type {ListPage, SpendingAccount} from 'ordercloud-javascript-sdk';
import {expectAnswer} from './failures.js';
import type {Session} from './session.js';

/**
 * The spending accounts that the shopper may pay with at present; a guest has none, and none are asked for.
 *
 * @param now milliseconds since 1970
 * @throws CommerceError as OrderCloud answered
 */
export async function readSpendingAccounts(session: Session, now = Date.now()): Promise<readonly SpendingAccount[]> {
  const operation = 'Me.ListSpendingAccounts';
  await session.configured;
  if (session.user === null) return [];
  const calls = await session.open(operation);
  const page = await calls.call<ListPage<SpendingAccount>>(operation, (sdk, options) =>
    sdk.Me.ListSpendingAccounts({pageSize: 100}, options),
  );
  const {Items: accounts = []} = expectAnswer(page, operation, ({Items}) => Array.isArray(Items));
  const isRunning = ({StartDate: start, EndDate: end}: SpendingAccount): boolean =>
    !(start && Date.parse(start) > now) && !(end && Date.parse(end) <= now);
  return accounts.filter((account) => account.AllowAsPaymentMethod && isRunning(account));
}
