// Addresses of your shop; demo/docs/start leads to them. The products are those of `npm run catalogue:load`.
globalThis.shop = {
  clientId: 'YOUR-CLIENT-ID',
  baseApiUrl: 'https://sandboxapi.ordercloud.io',
  websiteId: 'YOUR-WEBSITE-ID',
  productIds: ['house-blend', 'kenya-gathaithi', 'hand-grinder', 'dark-chocolate'],
};
