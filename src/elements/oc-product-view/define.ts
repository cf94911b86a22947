import {defineElement} from '../../core/define-element.js';
import {OcProductView} from './oc-product-view.js';

defineElement('oc-product-view', OcProductView);

export {OcProductView};
