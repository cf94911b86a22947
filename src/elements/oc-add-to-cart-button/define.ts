import {defineElement} from '../../core/define-element.js';
import {OcAddToCartButton} from './oc-add-to-cart-button.js';

defineElement('oc-add-to-cart-button', OcAddToCartButton);

export {OcAddToCartButton};
