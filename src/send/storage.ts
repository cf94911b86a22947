/** What the kit keeps for Send in localStorage, by website ID. Nothing here throws where storage is denied, full or junk. */

const PREFIX = 'ordercloud-send-elements.';

/** The storage key of one kind of entry, e.g. `ordercloud-send-elements.orders.<website ID>`. */
export function storageKey(kind: string, websiteId: string): string {
  return `${PREFIX}${kind}.${websiteId}`;
}

/** The value under `key`, or null where there is none or it can't be read. */
export function readStored(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as unknown;
  } catch {
    return null;
  }
}

export function writeStored(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Denied or full: whoever calls remembers it for this page by themselves.
  }
}

export function removeStored(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // What can't be reached holds nothing of ours.
  }
}

/** Says a word to the website's other tabs, which hear it as a `storage` event; nothing stays behind. */
export function tellOtherTabs(key: string, word: string): void {
  writeStored(key, word);
  removeStored(key);
}

/** Whether scripts may use localStorage at all; reading it throws in sandboxed and storage-blocked documents. */
export function storageDenied(): boolean {
  try {
    localStorage.getItem('');
    return false;
  } catch {
    return true;
  }
}
