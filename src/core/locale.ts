/** The language of the nearest `lang` attribute above or on `element`, through shadow roots; empty where there is none. */
export function nearestLang(element: Element): string {
  let node: Element | undefined = element;
  while (node) {
    const owner: Element | null = node.closest('[lang]');
    if (owner) return owner.getAttribute('lang') ?? '';
    const root: Node & {host?: Element} = node.getRootNode();
    node = root.host;
  }
  return '';
}
