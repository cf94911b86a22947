import type {ErrorDetail} from './commerce-error.js';
import {FactEvent} from './fact-event.js';

/** Something of Send's did not work, or a configuration of the tracker is wrong. */
export class SendErrorEvent extends FactEvent<ErrorDetail> {
  static readonly eventName = 'send-error';

  constructor(detail: ErrorDetail) {
    super(SendErrorEvent.eventName, detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'send-error': SendErrorEvent;
  }
}
