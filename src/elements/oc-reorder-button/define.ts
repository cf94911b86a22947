import {defineElement} from '../../core/define-element.js';
import {OcReorderButton} from './oc-reorder-button.js';

defineElement('oc-reorder-button', OcReorderButton);

export {OcReorderButton};
