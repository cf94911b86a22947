import {defineElement} from '../../core/define-element.js';
import {OcOrderSummary} from './oc-order-summary.js';

defineElement('oc-order-summary', OcOrderSummary);

export {OcOrderSummary};
