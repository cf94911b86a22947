import {defineElement} from '../../core/define-element.js';
import {OcCartCount} from './oc-cart-count.js';

defineElement('oc-cart-count', OcCartCount);

export {OcCartCount};
