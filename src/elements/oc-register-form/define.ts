import {defineElement} from '../../core/define-element.js';
import {OcRegisterForm} from './oc-register-form.js';

defineElement('oc-register-form', OcRegisterForm);

export {OcRegisterForm};
