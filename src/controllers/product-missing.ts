import type {ReactiveControllerHost} from 'lit';
import type {Unsubscribe} from '../core/store.js';
import {warnOnce} from '../core/warn-once.js';
import {commerce} from '../ordercloud/commerce.js';

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
    const tag = host.localName;
    if (!isKnown()) {
      warnOnce({
        tag,
        attribute: 'product-id',
        code: 'product-id-missing',
        problem: 'is missing',
        remedy: `Write <${tag} product-id="…">, with the ID of a product in OrderCloud`,
      });
    } else if (!commerce().session.config && !document.querySelector('oc-session')) {
      warnOnce({
        tag,
        code: 'session-missing',
        problem: 'finds no <oc-session> on the page',
        remedy: 'Write <oc-session client-id="…"></oc-session> once, anywhere in the document',
      });
    }
  };
  if (document.readyState === 'complete') void check();
  else addEventListener('load', () => void check(), {once: true, signal});
  return () => controller.abort();
}
