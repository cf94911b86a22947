/**
 * The facts of this page, kept for a tracker that comes later. A page may push to it before any script has run:
 *
 *     (globalThis[Symbol.for('ordercloud-send-elements.facts.v1')] ??= []).push({type: 'oc-cart-item-added', detail: {…}});
 *
 * The newest 200 stay, and before others what says something about consent. It is shared by all copies of the kit on a
 * page, whatever their version: entries are plain.
 */
import {uuid} from './ids.js';

/** A fact as plain data; `id`, `occurredAt` and `pageUrl` are filled in where a page has left them out. */
export interface RecordedFact {
  type: string;
  detail: unknown;
  id?: string;
  /** ISO 8601. */
  occurredAt?: string;
  pageUrl?: string;
}

/** The events that are recorded: everything a tracker maps or waits for. */
export const FACT_TYPES = [
  'oc-shopper-resolving',
  'oc-shopper-changed',
  'oc-product-viewing',
  'oc-product-viewed',
  'oc-cart-item-added',
  'oc-cart-item-removed',
  'oc-cart-changed',
  'oc-order-submitted',
  'oc-error',
  'send-consent',
  'send-identify',
  'send-event',
  'send-product-viewed',
] as const;

export const FACT_BUFFER_SIZE = 200;

const BUFFER = Symbol.for('ordercloud-send-elements.facts.v1');
const RECORDER = Symbol.for('ordercloud-send-elements.recorder.v1');

type Shared = {[BUFFER]?: RecordedFact[]; [RECORDER]?: true};

/** The page's buffer, oldest first. */
export function factBuffer(): RecordedFact[] {
  const shared = globalThis as Shared;
  const buffer = shared[BUFFER];
  return Array.isArray(buffer) ? buffer : (shared[BUFFER] = []);
}

/**
 * Gives a hand-made event or entry what facts of the kit have from the start. The fields are put on the object itself,
 * so that two copies of the kit which hear one event agree on its id.
 */
export function completeFact<T extends {type: string; detail?: unknown}>(fact: T): T & Required<RecordedFact> {
  const known = fact as T & RecordedFact;
  if (typeof known.id !== 'string') known.id = uuid();
  if (typeof known.occurredAt !== 'string') known.occurredAt = new Date().toISOString();
  if (typeof known.pageUrl !== 'string') known.pageUrl = location.href;
  return known as T & Required<RecordedFact>;
}

/** A denial that was pushed out would be none for a tracker that comes later. A page may have pushed junk. */
const isDispensable = (entry: RecordedFact | null): boolean => entry?.type !== 'send-consent';

/** Starts to record the page's facts. Once per page: the first copy of the kit records for all. */
export function recordFacts(): void {
  const shared = globalThis as Shared;
  if (shared[RECORDER] || typeof addEventListener !== 'function') return;
  shared[RECORDER] = true;
  const record = (event: Event): void => {
    const {type, detail, id, occurredAt, pageUrl} = completeFact(event as CustomEvent<unknown>);
    const buffer = factBuffer();
    buffer.push({type, detail, id, occurredAt, pageUrl});
    while (buffer.length > FACT_BUFFER_SIZE) buffer.splice(Math.max(0, buffer.findIndex(isDispensable)), 1);
  };
  for (const type of FACT_TYPES) addEventListener(type, record, {capture: true});
}
