/** A random UUID, version 4, in lower case with dashes. Works on insecure origins too, where `crypto.randomUUID` is missing. */
export function uuid(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const digit = (): string => (crypto.getRandomValues(new Uint8Array(1))[0]! % 16).toString(16);
  return 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, digit);
}

/** The same without dashes. */
export function compactUuid(): string {
  return uuid().replaceAll('-', '');
}
