import {defineElement} from '../../core/define-element.js';
import {OcSession} from './oc-session.js';

defineElement('oc-session', OcSession);

export {OcSession};
