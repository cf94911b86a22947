import {defineElement} from '../../core/define-element.js';
import {SendProductView} from './send-product-view.js';

defineElement('send-product-view', SendProductView);

export {SendProductView};
