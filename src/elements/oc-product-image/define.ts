import {defineElement} from '../../core/define-element.js';
import {OcProductImage} from './oc-product-image.js';

defineElement('oc-product-image', OcProductImage);

export {OcProductImage};
