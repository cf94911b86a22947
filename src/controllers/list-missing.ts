import type {ReactiveControllerHost} from 'lit';
import type {Unsubscribe} from '../core/store.js';
import {reportMistake} from './explain-mistake.js';
import type {NearestProductListHost} from './product-list-nearest.js';

/**
 * Says in the console that `host` has no list of products. Waits for the complete document and the element's rendering:
 * until then markup or a framework may still bring it.
 */
export function reportMissingList(
  host: NearestProductListHost & ReactiveControllerHost,
  isFound: () => boolean,
): Unsubscribe {
  const controller = new AbortController();
  const {signal} = controller;
  const check = async (): Promise<void> => {
    await host.updateComplete;
    if (!signal.aborted && !isFound()) reportMistake('for-missing', host, host.for);
  };
  if (document.readyState === 'complete') void check();
  else addEventListener('load', () => void check(), {once: true, signal});
  return () => controller.abort();
}
