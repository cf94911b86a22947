import {defineElement} from '../../core/define-element.js';
import {OcOrderView} from './oc-order-view.js';

defineElement('oc-order-view', OcOrderView);

export {OcOrderView};
