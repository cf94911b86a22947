/** What public/config.js sets. A real shop has neither `libraryUrl` nor `endpoint`. */
export interface Shop {
  clientId: string;
  baseApiUrl: string;
  websiteId: string;
  productIds: string[];
  libraryUrl?: string;
  endpoint?: string;
}

declare global {
  var shop: Shop;
}

export const shop = globalThis.shop;
