import {defineElement} from '../../core/define-element.js';
import {SendIdentify} from './send-identify.js';

defineElement('send-identify', SendIdentify);

export {SendIdentify};
