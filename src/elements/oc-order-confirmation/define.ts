import {defineElement} from '../../core/define-element.js';
import {OcOrderConfirmation} from './oc-order-confirmation.js';

defineElement('oc-order-confirmation', OcOrderConfirmation);

export {OcOrderConfirmation};
