import {defineElement} from '../../core/define-element.js';
import {OcOrderList} from './oc-order-list.js';

defineElement('oc-order-list', OcOrderList);

export {OcOrderList};
