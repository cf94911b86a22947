/** Where the sandbox keeps its state: one text, which it alone writes. */
export interface StateStore {
  /** The text of the last `save`, or null. */
  load(): string | null;
  save(text: string): void;
}

/** State that is gone with the sandbox. */
export function memoryStore(): StateStore {
  let kept: string | null = null;
  return {
    load: () => kept,
    save: (text) => {
      kept = text;
    },
  };
}

/** State that lives on across the pages of an origin. Removing the key starts over. */
export function localStorageStore(key = 'ordercloud-send-elements.sandbox'): StateStore {
  return {
    load: () => localStorage.getItem(key),
    save: (text) => localStorage.setItem(key, text),
  };
}

/** One property of the JSON object in `store`, as a store of its own; text that is no object counts as empty. */
export function storeSlice(store: StateStore, name: string): StateStore {
  const whole = (): Record<string, unknown> => {
    try {
      const value: unknown = JSON.parse(store.load() ?? '{}');
      return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
    } catch {
      return {};
    }
  };
  return {
    load: () => {
      const part = whole()[name];
      return part === undefined ? null : JSON.stringify(part);
    },
    save: (text) => store.save(JSON.stringify({...whole(), [name]: JSON.parse(text) as unknown})),
  };
}
