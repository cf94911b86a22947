import {fixture, html, waitUntil} from '@open-wc/testing';
import type {TemplateResult} from 'lit';
import {productContext, type ProductSource} from '../../src/controllers/product-context.js';
import {requestContext} from '../../src/core/context.js';
import '../../src/elements/oc-product-view/define.js';
import type {OcProductView} from '../../src/elements/oc-product-view/define.js';
import type {Selection} from '../../src/ordercloud/selection.js';

type Part = HTMLElement & {status: string; updateComplete: Promise<boolean>};

/** Puts parts of a product, in US English, into a view of it; resolves when all is shown. */
export async function inView(productID: string, content: TemplateResult): Promise<OcProductView> {
  const page = await fixture(
    html`<div lang="en-US"><oc-product-view product-id=${productID}>${content}</oc-product-view></div>`,
  );
  const view = page.querySelector('oc-product-view')!;
  await settled(view);
  return view;
}

/** Resolves when `element` and the kit's elements inside have nothing left to load. */
export async function settled(element: Element): Promise<void> {
  const parts = [element, ...element.querySelectorAll('*')].filter((each): each is Part => 'status' in each);
  for (const part of parts) {
    await waitUntil(() => part.status !== 'loading', `${part.localName} is loading`, {timeout: 4000});
    await part.updateComplete;
  }
}

/** What is chosen of the product around `element`, where one of its parts is there to make that. */
export function selectionIn(element: Element): Selection {
  const found: ProductSource[] = [];
  requestContext<ProductSource>(element, productContext, (source) => found.push(source))();
  const [source] = found;
  return source!.selections!.get(source!.productID)!;
}
