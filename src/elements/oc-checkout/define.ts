// The parts that the element renders where the page brings none.
import '../oc-address-form/define.js';
import '../oc-order-summary/define.js';
import '../oc-payment/define.js';
import '../oc-shipping-methods/define.js';
import '../oc-submit-order-button/define.js';
import {defineElement} from '../../core/define-element.js';
import {OcCheckout} from './oc-checkout.js';

defineElement('oc-checkout', OcCheckout);

export {OcCheckout};
