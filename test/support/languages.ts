/** What is shown and reaches out of `box` to one side, as `tag[part]`. */
export function* overflowing(root: ShadowRoot, box: DOMRect): Generator<string> {
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    const {left, right, width, height} = element.getBoundingClientRect();
    const isSeen = width > 1 && height > 1 && element.checkVisibility() && !element.matches('.visually-hidden, .named');
    if (isSeen && (left < box.left - 1 || right > box.right + 1)) {
      yield `${element.localName}[${element.getAttribute('part') ?? ''}] ${left}–${right} in ${box.left}–${box.right}`;
    }
    if (element.shadowRoot) yield* overflowing(element.shadowRoot, box);
  }
}

/** The texts and labels that an element shows or says, each by itself. */
export function seen({shadowRoot}: Element): string[] {
  const texts: string[] = [];
  const walker = document.createTreeWalker(shadowRoot!);
  while (walker.nextNode()) {
    const {currentNode: node} = walker;
    if (node instanceof Element) texts.push(node.getAttribute('aria-label') ?? '');
    else if (!(node instanceof Comment)) texts.push(node.nodeValue!.trim());
  }
  return texts.filter(Boolean);
}
