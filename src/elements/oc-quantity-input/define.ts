import {defineElement} from '../../core/define-element.js';
import {OcQuantityInput} from './oc-quantity-input.js';

defineElement('oc-quantity-input', OcQuantityInput);

export {OcQuantityInput};
