import {defineElement} from '../../core/define-element.js';
import {OcSubmitOrderButton} from './oc-submit-order-button.js';

defineElement('oc-submit-order-button', OcSubmitOrderButton);

export {OcSubmitOrderButton};
