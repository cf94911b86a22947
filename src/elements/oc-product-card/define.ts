import {defineElement} from '../../core/define-element.js';
import {OcProductCard} from './oc-product-card.js';

defineElement('oc-product-card', OcProductCard);

export {OcProductCard};
