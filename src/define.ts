/** Registers every tag of the kit. A page that uses a few takes `elements/<tag>.js` instead. */
import './elements/oc-add-to-cart-button/define.js';
import './elements/oc-address-form/define.js';
import './elements/oc-cart-count/define.js';
import './elements/oc-cart-drawer/define.js';
import './elements/oc-cart-restore/define.js';
import './elements/oc-cart/define.js';
import './elements/oc-category-nav/define.js';
import './elements/oc-checkout/define.js';
import './elements/oc-facets/define.js';
import './elements/oc-login-form/define.js';
import './elements/oc-logout-button/define.js';
import './elements/oc-order-confirmation/define.js';
import './elements/oc-order-summary/define.js';
import './elements/oc-payment/define.js';
import './elements/oc-product-card/define.js';
import './elements/oc-product-list/define.js';
import './elements/oc-product-view/define.js';
import './elements/oc-promo-code/define.js';
import './elements/oc-search-box/define.js';
import './elements/oc-session/define.js';
import './elements/oc-shipping-methods/define.js';
import './elements/oc-submit-order-button/define.js';
import './elements/send-event/define.js';
import './elements/send-identify/define.js';
import './elements/send-product-view/define.js';
import './elements/send-tracker/define.js';

export * from './index.js';
