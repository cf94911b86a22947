import {defineElement} from '../../core/define-element.js';
import {OcPayment} from './oc-payment.js';

defineElement('oc-payment', OcPayment);

export {OcPayment};
