/**
 * The script for a page whose tags are not known beforehand, as in a CMS: it loads the module of each kit tag that
 * stands in the document or in an open shadow root, now or later. Only the build for CDNs has it.
 */
import {KIT_TAGS} from './core/tags.js';

const waiting = new Set<string>(KIT_TAGS);

const observer = new MutationObserver((records) => {
  for (const {addedNodes} of records) {
    for (const node of addedNodes) if (node instanceof Element) search(node);
  }
});

function search(part: Element | ShadowRoot | Document): void {
  if (part instanceof Element) visit(part);
  else observer.observe(part, {childList: true, subtree: true});
  for (const element of part.querySelectorAll('*')) visit(element);
}

function visit(element: Element): void {
  const {localName, shadowRoot} = element;
  if (waiting.delete(localName) && !customElements.get(localName)) load(localName);
  if (shadowRoot) search(shadowRoot);
  else if (localName.includes('-') && !customElements.get(localName)) {
    // Its shadow root comes with its definition, and of that no mutation tells.
    void customElements.whenDefined(localName).then(() => element.shadowRoot && search(element.shadowRoot));
  }
}

function load(tag: string): void {
  import(new URL(`./elements/${tag}.js`, import.meta.url).href).catch(() => {
    waiting.add(tag);
    console.warn(`<${tag}> could not be loaded. Publish the folder elements/ beside loader.js. [element-not-loaded]`);
  });
}

search(document);
