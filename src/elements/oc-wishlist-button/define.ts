import {defineElement} from '../../core/define-element.js';
import {OcWishlistButton} from './oc-wishlist-button.js';

defineElement('oc-wishlist-button', OcWishlistButton);

export {OcWishlistButton};
