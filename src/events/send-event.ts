import {FactEvent} from './fact-event.js';

export interface SendCustomEventDetail {
  /** What Send knows the event by. */
  readonly event: string;
  /** Text, numbers and booleans by name. */
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** Something happened that is the page's own and not commerce, such as a download. */
export class SendCustomEvent extends FactEvent<SendCustomEventDetail> {
  static readonly eventName = 'send-event';

  constructor(detail: SendCustomEventDetail) {
    super(SendCustomEvent.eventName, detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'send-event': SendCustomEvent;
  }
}
