import {defineElement} from '../../core/define-element.js';
import {OcCartRestore} from './oc-cart-restore.js';

defineElement('oc-cart-restore', OcCartRestore);

export {OcCartRestore};
