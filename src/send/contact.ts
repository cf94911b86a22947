import type {SendPayloads} from '../events/send-payload.js';
import {validEmail} from './email.js';
import {compact, read, scalarsOf, textOf} from './values.js';

/**
 * Makes a contact, whatever its shape, into one that Send's library takes: a valid e-mail, and a name and properties
 * (text, numbers and booleans) where there are any. Null without a valid e-mail.
 */
export function completeContact(contact: unknown): SendPayloads['IDENTIFY'] | null {
  const email = validEmail(read(contact, 'email'));
  if (email === null) return null;
  const properties = scalarsOf(read(contact, 'properties'));
  return compact({
    email,
    name: textOf(read(contact, 'name')),
    properties: Object.keys(properties).length > 0 ? properties : undefined,
  });
}
