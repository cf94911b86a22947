import {defineElement} from '../../core/define-element.js';
import {OcAddressForm} from './oc-address-form.js';

defineElement('oc-address-form', OcAddressForm);

export {OcAddressForm};
