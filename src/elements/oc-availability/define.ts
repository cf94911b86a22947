import {defineElement} from '../../core/define-element.js';
import {OcAvailability} from './oc-availability.js';

defineElement('oc-availability', OcAvailability);

export {OcAvailability};
