import {ReactiveElement, type PropertyValues} from '@lit/reactive-element';
import {property} from '@lit/reactive-element/decorators/property.js';
import {SendCustomEvent, type SendCustomEventDetail} from '../../events/send-event.js';
import {complain} from '../../send/complain.js';
import {completeCustomEvent, isReserved} from '../../send/custom-event.js';
import {fieldProperties} from '../../send/fields.js';
import {afterSubmit} from '../../send/held-submit.js';
import {checkProperties, whenMarkupIsThere} from '../../send/markup-checks.js';
import {scalarsOf} from '../../send/values.js';
import {oncePerVisit} from '../../send/visit-memory.js';

/**
 * Tells Send of something that is neither a view nor a purchase and that marketers choose their audience by: an article
 * was read, a file downloaded, a video started, a form sent. Put it around what it is about, or name that by `for`; it
 * may come later or be rendered again.
 *
 * With `load` and `visible` an event is announced once for its name, its properties and the visit, and never while the
 * page is prerendered or in a background tab. An element that comes at another route of a single-page app and a page that
 * comes back from the browser's back/forward cache are another visit; an element that is moved, mounted twice or stays
 * through a route is not. With `click`, by a key too, and `submit` it is announced each time.
 *
 * Fields of a submitted form with `data-property="Topic"` become properties of that name. A form that leads to another
 * page waits for Send's answer, one second at most, and is then submitted as it was.
 *
 * @summary Announces an event of the page's own.
 * @tagname send-event
 * @slot - What it is about, where that is not named by `for`.
 * @fires {SendCustomEvent} send-event - The event's name and properties.
 *
 * @example
 * ```html
 * <send-event name="Guide downloaded" on="click" properties='{"guide": "Grinding"}'>
 *   <a href="/grinding.pdf" download>Download the guide</a>
 * </send-event>
 * ```
 */
export class SendEvent extends ReactiveElement {
  /** The event's name in Send. Nothing is announced without it, nor under the name of an event of Send's own. */
  @property() name: string | null = null;

  /** The event's properties by name, as JSON in the attribute: text, numbers and booleans. Fields of a form win. */
  @property({type: Object}) properties: Record<string, unknown> | null = null;

  /**
   * When it is announced. `load`: as soon as the page is seen. `click`: at each click. `submit`: when a valid form is
   * submitted and the page does not prevent that. `visible`: when half of it has been in sight for one second. Nothing is
   * announced with another word.
   */
  @property() on: 'load' | 'click' | 'submit' | 'visible' | null = 'load';

  /**
   * ID of the element, form or link that it is about. Without it, its own content is what is clicked or submitted, and
   * itself what is seen; where it has no content, the nearest element around it that has a size.
   */
  @property({attribute: 'for'}) htmlFor: string | null = null;

  #connection = new AbortController();
  /** Waits for the page to be seen, or the part of it. */
  #watch = new AbortController();
  /** What is announced by itself, and when, as JSON; it was announced or is waited for. */
  #watched = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.#connection = new AbortController();
    const {signal} = this.#connection;
    const root = this.getRootNode();
    // Early, since a page may empty its form, stop the event or leave.
    for (const type of ['click', 'submit']) root.addEventListener(type, this.#handle, {capture: true, signal});
    addEventListener('pageshow', ({persisted}) => persisted && this.#join(), {signal});
    whenMarkupIsThere(() => this.#checkMarkup(), signal);
    if (this.hasUpdated) this.#join();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#connection.abort();
    this.#watch.abort();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const {localName, name, on} = this;
    checkProperties(this);
    if (isReserved(name)) void complain(localName, 'event-name-reserved', name!);
    if (!/^(load|click|submit|visible)$/.test(on ?? 'load')) void complain(localName, 'event-on-invalid', on!);
    this.#follow();
  }

  /** Takes part in the present visit. */
  #join(): void {
    this.#watched = '';
    this.#follow();
  }

  /** Announces what needs nobody's hand, in time. */
  #follow(): void {
    const {on, htmlFor, ownerDocument: page} = this;
    const detail = this.#detail();
    const watched = JSON.stringify([on, htmlFor, detail]);
    if (!this.isConnected || watched === this.#watched) return;
    this.#watched = watched;
    this.#watch.abort();
    this.#watch = new AbortController();
    const {signal} = this.#watch;
    if (!detail) return;
    const announce = (): void => oncePerVisit(page, JSON.stringify(detail), () => this.#announce(detail), signal);
    if ((on ?? 'load') === 'load') announce();
    else if (on === 'visible') {
      // Where the file does not come, what is seen is not known; the browser has said that it did not.
      void import('../../send/found-visible.js')
        .then(({whenFoundVisible}) => whenFoundVisible(() => this.#subject(), this.getRootNode(), signal))
        .then(announce, () => undefined);
    }
  }

  readonly #handle = (event: Event): void => {
    const {type, target} = event;
    const subject = this.#subject();
    if (type !== this.on || !subject || !event.composedPath().includes(subject)) return;
    if (type === 'click') {
      if (!isForwarded(event, subject)) this.#announce(this.#detail());
    } else if (target instanceof HTMLFormElement && target.matches(':valid')) {
      const detail = this.#detail(target);
      afterSubmit(event as SubmitEvent, target, (isStopped) => (isStopped ? null : this.#announce(detail)));
    }
  };

  /** What it is about, if that is there. */
  #subject(): Element | null {
    return this.htmlFor ? (this.getRootNode() as Document | ShadowRoot).getElementById(this.htmlFor) : this;
  }

  /** The event as it would be announced now; null without a name that it may have. */
  #detail(form: HTMLFormElement | null = null): SendCustomEventDetail | null {
    const properties = {...scalarsOf(this.properties), ...fieldProperties(form)};
    return completeCustomEvent({event: this.name, properties});
  }

  #announce(detail: SendCustomEventDetail | null): SendCustomEvent | null {
    if (!detail) return null;
    const fact = new SendCustomEvent(detail);
    // The page may take the form and this element away while it handles the submission.
    (this.isConnected ? this : this.ownerDocument).dispatchEvent(fact);
    return fact;
  }

  #checkMarkup(): void {
    const {localName, name, htmlFor} = this;
    if (!this.#detail() && !isReserved(name)) void complain(localName, 'event-name-missing');
    if (htmlFor && !this.#subject()) void complain(localName, 'event-for-missing', htmlFor);
  }
}

/** Is this the click on a label that the browser follows with one on the label's field, and that is heard too? */
function isForwarded({target}: Event, subject: Element): boolean {
  const pressed = (target as Element).closest('a, button, input, select, textarea, label');
  const field = pressed instanceof HTMLLabelElement ? pressed.control : null;
  return field !== null && subject.contains(field);
}

declare global {
  interface HTMLElementTagNameMap {
    'send-event': SendEvent;
  }
}
