import {FactEvent} from './fact-event.js';

export interface SendIdentifyDetail {
  readonly email: string;
  readonly name?: string;
  /** Contact properties by name, as they are called in Send. */
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** The page tells every tracker who the visitor is, from a newsletter form or a checkout's e-mail field. */
export class SendIdentifyEvent extends FactEvent<SendIdentifyDetail> {
  static readonly eventName = 'send-identify';

  constructor(detail: SendIdentifyDetail) {
    super(SendIdentifyEvent.eventName, detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'send-identify': SendIdentifyEvent;
  }
}
