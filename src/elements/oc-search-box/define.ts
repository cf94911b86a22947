import {defineElement} from '../../core/define-element.js';
import {OcSearchBox} from './oc-search-box.js';

defineElement('oc-search-box', OcSearchBox);

export {OcSearchBox};
