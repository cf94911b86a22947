import type {ReactiveControllerHost} from 'lit';
import type {Unsubscribe} from '../core/store.js';
import {commerce} from '../ordercloud/commerce.js';
import {reportMistake} from './explain-mistake.js';

/**
 * Says in the console that `host` has no product, or a product but the page no `oc-session` to read it with. Waits for
 * the complete document and the element's rendering: until then markup or a framework may still bring them.
 */
export function reportMissingProduct(host: ReactiveControllerHost & HTMLElement, isKnown: () => boolean): Unsubscribe {
  const controller = new AbortController();
  const {signal} = controller;
  const check = async (): Promise<void> => {
    await host.updateComplete;
    if (signal.aborted) return;
    if (!isKnown()) reportMistake('product-id-missing', host);
    else if (!commerce().session.config && !document.querySelector('oc-session'))
      reportMistake('session-missing', host);
  };
  if (document.readyState === 'complete') void check();
  else addEventListener('load', () => void check(), {once: true, signal});
  return () => controller.abort();
}
