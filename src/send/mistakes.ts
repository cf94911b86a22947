/** What the `send-*` elements have to say about their markup. */
import type {ConfigurationMistake} from '../core/warn-once.js';

type Words = Omit<ConfigurationMistake, 'tag' | 'code'>;

const websiteId = (problem: string): Words => ({
  attribute: 'website-id',
  problem: `${problem}; nothing is sent`,
  remedy: 'Copy the ID from Send',
});

/** By code; what stands after a colon tells apart what has one code. */
export const MISTAKES = {
  'website-id-missing': () => websiteId('is missing'),
  'website-id-invalid': () => websiteId('is no UUID'),
  'consent-invalid': () => ({
    attribute: 'consent',
    problem: 'is not known and counts as pending',
    remedy: 'Write granted, pending, denied',
  }),
  'consent-source-unknown': () => ({
    attribute: 'consent-source',
    problem: 'is not known; consent stays pending',
    remedy: 'Write event, tcf or google',
  }),
  'properties-invalid': () => ({
    attribute: 'properties',
    problem: 'is no JSON object',
    remedy: `Write it like properties='{"City": "Paris"}'`,
  }),
  'item-price-invalid': () => ({
    attribute: 'item-price',
    problem: 'is no amount and is left out',
    remedy: 'Write a number with a decimal point and no currency, such as 89.90',
  }),
  'item-code-missing': () => ({
    attribute: 'item-code',
    problem: 'is missing, so that no view is announced',
    remedy: "Give the product's ID",
  }),
  'identify-source-missing:email': () => ({
    attribute: 'email-from',
    problem: 'finds no e-mail field in its form',
    remedy: 'Give the ID or name of the field',
  }),
  'identify-source-missing:form': (id) => ({
    attribute: 'for',
    problem: `finds no form with the ID "${id}"`,
    remedy: 'Give the ID of a form of this page',
  }),
  'identify-source-missing:field': (id) => ({
    attribute: 'email-from',
    problem: `finds no field with the ID "${id}"`,
    remedy: 'Give the ID of an input of this page',
  }),
  'event-name-missing': () => ({
    attribute: 'name',
    problem: 'is missing, so that nothing is announced',
    remedy: 'Write the name that Send shall know the event by',
  }),
  'event-name-reserved': (name) => ({
    attribute: 'name',
    problem: `"${name}" is an event of Send's own, so that nothing is announced`,
    remedy: 'Choose another name',
  }),
  'event-on-invalid': (on) => ({
    attribute: 'on',
    problem: `"${on}" is not known, so that nothing is announced`,
    remedy: 'Write load, click, submit or visible',
  }),
  'event-for-missing': (id) => ({
    attribute: 'for',
    problem: `finds nothing with the ID "${id}"`,
    remedy: 'Give the ID of an element of this page',
  }),
} satisfies Record<string, (about: string) => Words>;

export type MistakeCode = keyof typeof MISTAKES;
