import {defineElement} from '../../core/define-element.js';
import {OcAddressBook} from './oc-address-book.js';

defineElement('oc-address-book', OcAddressBook);

export {OcAddressBook};
