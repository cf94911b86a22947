// The one place that holds your shop's addresses. Every page reads it.
globalThis.shop = {
  // true: OrderCloud and Send are played by the sandbox in this page; nothing leaves it.
  // false: the real services, with the values below. docs/start/ leads to them.
  sandbox: true,

  // OrderCloud: the API client of your storefront and the host of your region.
  clientId: 'a0000000-0000-4000-8000-0000000000c4',
  // For cms.html, which sells without a checkout: a client that has no checkout integration. Remove it where yours has none.
  plainClientId: 'a0000000-0000-4000-8000-00000000c0de',
  baseApiUrl: 'https://sandboxapi.ordercloud.io',

  // Sitecore Send: the website ID under Settings, Websites.
  websiteId: 'b0000000-0000-4000-8000-00000000feed',
  // Send's library; in the sandbox a stand-in of the same behaviour. Remove the line to load the real one.
  libraryUrl: 'sandbox/send-library.js',
};
