import {IntentEvent} from './intent-event.js';
import type {SendCall} from './send-payload.js';

/** An event is about to be given to Send. Edit `detail.payload` in place, or cancel to send nothing. */
export class SendTrackingEvent extends IntentEvent<SendCall> {
  static readonly eventName = 'send-tracking';

  /** @param detail made for this event: to copy it would take longer than to make it */
  constructor(detail: SendCall) {
    super(SendTrackingEvent.eventName, detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'send-tracking': SendTrackingEvent;
  }
}
