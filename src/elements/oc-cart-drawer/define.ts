import {defineElement} from '../../core/define-element.js';
// The cart that the drawer holds where the author gives none.
import '../oc-cart/define.js';
import {OcCartDrawer} from './oc-cart-drawer.js';

defineElement('oc-cart-drawer', OcCartDrawer);

export {OcCartDrawer};
