import {defineElement} from '../../core/define-element.js';
import {SendEvent} from './send-event.js';

defineElement('send-event', SendEvent);

export {SendEvent};
