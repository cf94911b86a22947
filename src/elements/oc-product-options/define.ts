import {defineElement} from '../../core/define-element.js';
import {OcProductOptions} from './oc-product-options.js';

defineElement('oc-product-options', OcProductOptions);

export {OcProductOptions};
