import {defineElement} from '../../core/define-element.js';
import {OcShopper} from './oc-shopper.js';

defineElement('oc-shopper', OcShopper);

export {OcShopper};
