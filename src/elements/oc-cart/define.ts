import {defineElement} from '../../core/define-element.js';
import {OcCart} from './oc-cart.js';

defineElement('oc-cart', OcCart);

export {OcCart};
