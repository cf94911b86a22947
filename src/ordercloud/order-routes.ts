import type {LineItem, ListPage, Order, PartialDeep, User} from 'ordercloud-javascript-sdk';
import type {Caller} from './calls.js';
import type {RequestOptions, Sdk} from './client.js';
import {CommerceError} from './errors.js';
import {apiErrors, expectAnswer, toCommerceError} from './failures.js';
import {pathPart} from './path-part.js';

/** OrderCloud's largest page. */
const PAGE_SIZE = 100;

const DIRECTION = 'Outgoing';

/** One unsubmitted order: the shopper's cart, or by `orderID` one that the page has created on the Orders routes. */
export class OrderRoutes {
  readonly #caller: Caller;
  readonly #orderID: string | undefined;

  constructor(caller: Caller, orderID?: string) {
    this.#caller = caller;
    this.#orderID = orderID || undefined;
  }

  /** Null where the shopper has no cart; OrderCloud answers that with an order without an ID. */
  async readOrder(): Promise<Order | null> {
    const order = await this.#call<Order>(
      ['Cart.Get', (sdk, options) => sdk.Cart.Get(options)],
      ['Orders.Get', (sdk, id, options) => sdk.Orders.Get(DIRECTION, id, options)],
    );
    return expectAnswer(order, 'Cart.Get', (answer) => 'ID' in answer).ID ? order : null;
  }

  /** All lines, page by page. */
  async readLines(): Promise<LineItem[]> {
    const lines: LineItem[] = [];
    for (let page = 1, pages = 1; page <= pages; page++) {
      const list = {page, pageSize: PAGE_SIZE};
      const answer = await this.#call<ListPage<LineItem>>(
        ['Cart.ListLineItems', (sdk, options) => sdk.Cart.ListLineItems(list, options)],
        ['LineItems.List', (sdk, id, options) => sdk.LineItems.List(DIRECTION, id, list, options)],
      );
      lines.push(...expectAnswer(answer, 'Cart.ListLineItems', ({Items}) => Array.isArray(Items)).Items!);
      pages = answer.Meta?.TotalPages ?? Math.ceil((answer.Meta?.TotalCount ?? 0) / PAGE_SIZE);
    }
    return lines;
  }

  async createLine(line: LineItem): Promise<LineItem> {
    return expectLine(
      await this.#call<LineItem>(
        ['Cart.CreateLineItem', (sdk, options) => sdk.Cart.CreateLineItem(line, options)],
        ['LineItems.Create', (sdk, id, options) => sdk.LineItems.Create(DIRECTION, id, line, options)],
      ),
      'Cart.CreateLineItem',
    );
  }

  async setLineQuantity(lineItemID: string, quantity: number): Promise<LineItem> {
    const change = {Quantity: quantity};
    const line = pathPart(lineItemID, 'Cart.PatchLineItem');
    return expectLine(
      await this.#call<LineItem>(
        ['Cart.PatchLineItem', (sdk, options) => sdk.Cart.PatchLineItem(line, change, options)],
        ['LineItems.Patch', (sdk, id, options) => sdk.LineItems.Patch(DIRECTION, id, line, change, options)],
      ),
      'Cart.PatchLineItem',
    );
  }

  deleteLine(lineItemID: string): Promise<void> {
    const line = pathPart(lineItemID, 'Cart.DeleteLineItem');
    return this.#call<void>(
      ['Cart.DeleteLineItem', (sdk, options) => sdk.Cart.DeleteLineItem(line, options)],
      ['LineItems.Delete', (sdk, id, options) => sdk.LineItems.Delete(DIRECTION, id, line, options)],
    );
  }

  patchFromUser(user: PartialDeep<User>): Promise<Order> {
    return this.#call<Order>(
      ['Cart.PatchFromUser', (sdk, options) => sdk.Cart.PatchFromUser(user, options)],
      ['Orders.PatchFromUser', (sdk, id, options) => sdk.Orders.PatchFromUser(DIRECTION, id, user, options)],
    );
  }

  /** Of a validation that fails, the error's `data` has all errors. */
  async validate(): Promise<void> {
    try {
      await this.#call<void>(
        ['Cart.Validate', (sdk, options) => sdk.Cart.Validate(options)],
        ['Orders.Validate', (sdk, id, options) => sdk.Orders.Validate(DIRECTION, id, options)],
      );
    } catch (cause) {
      const error = toCommerceError(cause, 'Cart.Validate');
      const {code, message, status, operation, retryable} = error;
      const data = apiErrors(error);
      throw data.length > 0 ? new CommerceError({code, message, status, operation, retryable, data, cause}) : error;
    }
  }

  async submit(): Promise<Order> {
    const order = await this.#call<Order>(
      ['Cart.Submit', (sdk, options) => sdk.Cart.Submit(options)],
      ['Orders.Submit', (sdk, id, options) => sdk.Orders.Submit(DIRECTION, id, options)],
    );
    return expectAnswer(order, 'Cart.Submit', ({ID}) => typeof ID === 'string');
  }

  #call<T>(
    [cartOperation, onCart]: [string, (sdk: Sdk, options: RequestOptions) => Promise<T>],
    [orderOperation, onOrder]: [string, (sdk: Sdk, orderID: string, options: RequestOptions) => Promise<T>],
  ): Promise<T> {
    if (this.#orderID === undefined) return this.#caller.call(cartOperation, onCart);
    const id = pathPart(this.#orderID, orderOperation);
    return this.#caller.call(orderOperation, (sdk, options) => onOrder(sdk, id, options));
  }
}

function expectLine(line: LineItem, operation: string): LineItem {
  return expectAnswer(line, operation, ({ID}) => typeof ID === 'string');
}
