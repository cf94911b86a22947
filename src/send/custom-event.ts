import type {SendCustomEventDetail} from '../events/send-event.js';
import {read, scalarsOf, textOf} from './values.js';

/** Names that Send knows as something else; an event of a page's own would be taken for it. */
const RESERVED = /^(IDENTIFY|PAGE_VIEWED|ADDED_TO_ORDER|ORDER_COMPLETED|EXIT_INTENT)$/i;

export const isReserved = (name: unknown): boolean => RESERVED.test(textOf(name) ?? '');

/** An event of a page's own as Send takes it; null without a name that it may have. */
export function completeCustomEvent(data: unknown): SendCustomEventDetail | null {
  const event = textOf(read(data, 'event'));
  if (!event || isReserved(event)) return null;
  const properties = scalarsOf(read(data, 'properties'));
  return Object.keys(properties).length > 0 ? {event, properties} : {event};
}
