/**
 * Something that is about to be done. Bubbles, is composed, and can be cancelled by `preventDefault()`. Listeners may
 * edit `detail` in place, so it is nobody else's; it is checked again after they have run.
 */
export abstract class IntentEvent<Detail> extends Event {
  readonly detail: Detail;

  constructor(type: string, detail: Detail) {
    super(type, {bubbles: true, composed: true, cancelable: true});
    this.detail = detail;
  }
}
