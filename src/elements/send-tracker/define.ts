import {defineElement} from '../../core/define-element.js';
import {SendTracker} from './send-tracker.js';

defineElement('send-tracker', SendTracker);

export {SendTracker};
