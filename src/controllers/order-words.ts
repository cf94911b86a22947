import type {Order} from 'ordercloud-javascript-sdk';
import type {ViewController} from './view-controller.js';

/** An order's status in words, by OrderCloud's own name for it. */
export const ORDER_STATUS_WORDS = {
  Open: 'In progress',
  AwaitingApproval: 'Waiting for approval',
  Declined: 'Declined',
  Completed: 'Completed',
  Canceled: 'Canceled',
} as const;

export function orderStatus(view: ViewController<typeof ORDER_STATUS_WORDS>, {Status: status}: Order): string {
  return (status && view.text(status as keyof typeof ORDER_STATUS_WORDS)) || status || '';
}
