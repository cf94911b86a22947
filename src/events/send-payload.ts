/** A product as Send's events carry it; the names are Send's own, and custom properties stand beside them. */
export interface SendProduct {
  itemCode: string;
  /** Price of one unit, major units. */
  itemPrice: number;
  /** Absolute http(s) URL. */
  itemUrl: string;
  itemQuantity: number;
  itemTotalPrice: number;
  itemName?: string;
  /** Absolute http(s) URL. */
  itemImage?: string;
  itemCategory?: string;
  itemManufacturer?: string;
  itemSupplier?: string;
  [custom: string]: unknown;
}

/** What goes to Send, by wire action type; payloads have the shape of the wire's `properties`. */
export interface SendPayloads {
  IDENTIFY: {email: string; name?: string; properties?: Record<string, unknown>};
  /** With a product it is a product view, with an empty list a plain page view. */
  PAGE_VIEWED: [{product: SendProduct}] | [];
  ADDED_TO_ORDER: [{product: SendProduct}];
  /** An event of the page's own; `event` is its wire action type. */
  CUSTOM: {event: string; properties?: Record<string, unknown>};
  ORDER_COMPLETED: [{products: SendProduct[]; totalPrice: number}];
}

export type SendAction = keyof SendPayloads;

/** One call to Send: `{action, payload}` with the payload that belongs to the action. */
export type SendCall = {[Action in SendAction]: {action: Action; payload: SendPayloads[Action]}}[SendAction];
