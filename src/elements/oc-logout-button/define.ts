import {defineElement} from '../../core/define-element.js';
import {OcLogoutButton} from './oc-logout-button.js';

defineElement('oc-logout-button', OcLogoutButton);

export {OcLogoutButton};
