/** The kit's classes and functions. Importing them has no effect on a page: `define.js` registers the tags. */
export {setStrings, type Strings, type StringTable} from './core/strings.js';
export {KIT_TAGS, type KitTag} from './core/tags.js';
export {OcAddToCartButton} from './elements/oc-add-to-cart-button/oc-add-to-cart-button.js';
export {OcCartCount} from './elements/oc-cart-count/oc-cart-count.js';
export {OcCart} from './elements/oc-cart/oc-cart.js';
export {OcLoginForm} from './elements/oc-login-form/oc-login-form.js';
export {OcLogoutButton} from './elements/oc-logout-button/oc-logout-button.js';
export {OcProductCard} from './elements/oc-product-card/oc-product-card.js';
export {OcProductView} from './elements/oc-product-view/oc-product-view.js';
export {OcSession} from './elements/oc-session/oc-session.js';
export {OcSubmitOrderButton} from './elements/oc-submit-order-button/oc-submit-order-button.js';
export {SendEvent} from './elements/send-event/send-event.js';
export {SendIdentify} from './elements/send-identify/send-identify.js';
export {SendProductView} from './elements/send-product-view/send-product-view.js';
export {SendTracker} from './elements/send-tracker/send-tracker.js';
export * from './events/index.js';
export {DEFAULT_PATHS, type ProductPaths} from './send/product-paths.js';
export {toSendProduct, type SendProductOptions} from './send/product.js';
