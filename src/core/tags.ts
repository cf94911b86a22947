/** Every tag of the kit. The layer check and a package test hold this list against `src/elements/`. */
export const KIT_TAGS = [
  'oc-session',
  'oc-login-form',
  'oc-logout-button',
  'oc-product-view',
  'oc-product-card',
  'oc-product-list',
  'oc-facets',
  'oc-search-box',
  'oc-category-nav',
  'oc-add-to-cart-button',
  'oc-cart',
  'oc-cart-count',
  'oc-promo-code',
  'oc-submit-order-button',
  'oc-address-form',
  'oc-shipping-methods',
  'oc-payment',
  'oc-order-summary',
  'oc-checkout',
  'oc-order-confirmation',
  'send-tracker',
  'send-identify',
  'send-product-view',
  'send-event',
] as const;

export type KitTag = (typeof KIT_TAGS)[number];
