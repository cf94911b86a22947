import {defineElement} from '../../core/define-element.js';
import {OcPrice} from './oc-price.js';

defineElement('oc-price', OcPrice);

export {OcPrice};
