import {FactEvent} from './fact-event.js';
import type {SendCall} from './send-payload.js';

/** Names the way an event went: `library` is Send's own script, `http` our own requests; a page's own has its own. */
export type TransportName = 'library' | 'http' | (string & {});

export type SendTrackedDetail = SendCall & {readonly transport: TransportName};

/** An event was given to Send and its answer was seen, or could not be seen within the time allowed for it. */
export class SendTrackedEvent extends FactEvent<SendTrackedDetail> {
  static readonly eventName = 'send-tracked';

  constructor(detail: SendTrackedDetail) {
    super(SendTrackedEvent.eventName, detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'send-tracked': SendTrackedEvent;
  }
}
