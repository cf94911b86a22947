import {defineElement} from '../../core/define-element.js';
import {OcShippingMethods} from './oc-shipping-methods.js';

defineElement('oc-shipping-methods', OcShippingMethods);

export {OcShippingMethods};
