/** Collects what bubbles up to `window` in each test, in order. */
export function useEvents<Type extends keyof GlobalEventHandlersEventMap>(
  ...types: Type[]
): GlobalEventHandlersEventMap[Type][] {
  const heard: GlobalEventHandlersEventMap[Type][] = [];
  const hear = (event: Event): void => void heard.push(event as GlobalEventHandlersEventMap[Type]);
  beforeEach(() => {
    heard.length = 0;
    for (const type of types) addEventListener(type, hear);
  });
  afterEach(() => {
    for (const type of types) removeEventListener(type, hear);
  });
  return heard;
}
