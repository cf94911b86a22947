import {defineElement} from '../../core/define-element.js';
import {OcPromoCode} from './oc-promo-code.js';

defineElement('oc-promo-code', OcPromoCode);

export {OcPromoCode};
