import {defineElement} from '../../core/define-element.js';
import {OcCategoryNav} from './oc-category-nav.js';

defineElement('oc-category-nav', OcCategoryNav);

export {OcCategoryNav};
