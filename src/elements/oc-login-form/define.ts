import {defineElement} from '../../core/define-element.js';
import {OcLoginForm} from './oc-login-form.js';

defineElement('oc-login-form', OcLoginForm);

export {OcLoginForm};
