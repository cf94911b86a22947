import {defineElement} from '../../core/define-element.js';
import {OcPasswordReset} from './oc-password-reset.js';

defineElement('oc-password-reset', OcPasswordReset);

export {OcPasswordReset};
