import {defineElement} from '../../core/define-element.js';
import {OcProductList} from './oc-product-list.js';

defineElement('oc-product-list', OcProductList);

export {OcProductList};
