/** One form for a website ID, which Send takes in any case, with or without dashes. */
export function plainWebsiteId(websiteId: string): string {
  return websiteId.replace(/[-\s]/g, '').toLowerCase();
}

/** Whether Send's library takes it: a UUID, with or without dashes. */
export function isWebsiteId(websiteId: string): boolean {
  return /^[\da-f]{8}(-?)([\da-f]{4}\1){3}[\da-f]{12}$/i.test(websiteId);
}
