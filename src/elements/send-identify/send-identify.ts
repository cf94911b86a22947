import {ReactiveElement, type PropertyValues} from '@lit/reactive-element';
import {property} from '@lit/reactive-element/decorators/property.js';
import {SendIdentifyEvent, type SendIdentifyDetail} from '../../events/send-identify.js';
import {complain} from '../../send/complain.js';
import {completeContact} from '../../send/contact.js';
import {fieldProperties, fieldValue} from '../../send/fields.js';
import {afterSubmit} from '../../send/held-submit.js';
import {checkProperties, whenMarkupIsThere} from '../../send/markup-checks.js';

/** The contact that was told last on each page: telling it again would tell nothing. */
const told = new WeakMap<Document, string>();

/**
 * Tells Send who the visitor is: from a newsletter or registration form when it is submitted, from a checkout's e-mail
 * field when it is filled in, or from attributes on a page that knows. Put it around a form, or name the form or the
 * field; either may come later or be rendered again. Being identified puts a visitor on a mailing list in Send, so a
 * tracker asks its own consent before it passes this on. A contact is told again only after another one. A form that
 * leads to another page waits for Send's answer, one second at most, and is then submitted as it was.
 *
 * Fields of the form with `data-property="City"` become contact properties of that name.
 *
 * @summary Identifies the visitor from a form, a field or attributes.
 * @tagname send-identify
 * @slot - The form, where it is not named by `for`.
 * @fires {SendIdentifyEvent} send-identify - The visitor's e-mail, name and contact properties.
 *
 * @example
 * ```html
 * <send-identify name-from="first last">
 *   <form action="/newsletter" method="post">
 *     <label>First name <input name="first" data-property="FirstName"></label>
 *     <label>Last name <input name="last"></label>
 *     <label>E-mail <input name="email" type="email" required></label>
 *     <button>Subscribe</button>
 *   </form>
 * </send-identify>
 * ```
 */
export class SendIdentify extends ReactiveElement {
  /** ID of the form to read when it is submitted; the form inside the element by default. */
  @property({attribute: 'for'}) htmlFor: string | null = null;

  /**
   * ID or name of the field with the e-mail; in a form its first field of type `email`, else the one called `email`.
   * Without a form the field of this ID is read whenever it is changed.
   */
  @property({attribute: 'email-from'}) emailFrom: string | null = null;

  /** IDs or names of the fields that make up the name, separated by spaces. */
  @property({attribute: 'name-from'}) nameFrom: string | null = null;

  /** The visitor's e-mail, where the page knows it. What is no e-mail is passed over. */
  @property() email: string | null = null;

  /** The visitor's name, where the page knows it; `name-from` wins. */
  @property() name: string | null = null;

  /** Contact properties by their names in Send, as JSON in the attribute: text, numbers and booleans. Fields win. */
  @property({type: Object}) properties: Record<string, unknown> | null = null;

  #connection = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#connection = new AbortController();
    const {signal} = this.#connection;
    const root = this.getRootNode();
    // Early, since a page may empty its form or stop the event.
    root.addEventListener('submit', (event) => this.#handleSubmit(event as SubmitEvent), {capture: true, signal});
    root.addEventListener('change', (event) => this.#handleChange(event), {capture: true, signal});
    whenMarkupIsThere(() => this.#checkSource(), signal);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#connection.abort();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    checkProperties(this);
    if (!changed.has('email') && !changed.has('name') && !changed.has('properties')) return;
    const {email, name, properties} = this;
    if (email) this.#tell(completeContact({email, name, properties}));
    // Whoever signs in after this one signed out is told, even if it is the same person.
    else if (changed.get('email')) told.delete(this.ownerDocument);
  }

  #handleSubmit(event: SubmitEvent): void {
    const form = this.#form();
    if (!form || event.target !== form) return;
    const field = this.#emailField(form);
    if (!field) void complain(this.localName, 'identify-source-missing:email');
    const contact = form.matches(':valid') ? this.#read(fieldValue(field), form) : null;
    afterSubmit(event, form, () => this.#tell(contact));
  }

  #handleChange({target}: Event): void {
    if (!this.emailFrom || this.htmlFor || this.#form() || !(target instanceof HTMLElement)) return;
    if (target.id !== this.emailFrom || !target.matches(':valid')) return;
    const {form = null} = target as HTMLInputElement;
    this.#tell(this.#read(fieldValue(target), form));
  }

  #form(): HTMLFormElement | null {
    const found = this.htmlFor ? this.#byId(this.htmlFor) : this.querySelector('form');
    return found instanceof HTMLFormElement ? found : null;
  }

  #emailField(form: HTMLFormElement): Element | RadioNodeList | null {
    if (this.emailFrom) return this.#field(this.emailFrom, form);
    const typed = [...form.elements].find((field) => field instanceof HTMLInputElement && field.type === 'email');
    return typed ?? form.elements.namedItem('email');
  }

  #field(idOrName: string, form: HTMLFormElement | null): Element | RadioNodeList | null {
    return form?.elements.namedItem(idOrName) ?? this.#byId(idOrName);
  }

  #byId(id: string): Element | null {
    return (this.getRootNode() as Document | ShadowRoot).getElementById(id);
  }

  #read(email: unknown, form: HTMLFormElement | null): SendIdentifyDetail | null {
    const fields = this.nameFrom?.match(/\S+/g) ?? [];
    const name = fields
      .map((field) => fieldValue(this.#field(field, form)) ?? '')
      .join(' ')
      .trim();
    return completeContact({
      email,
      name: name || this.name,
      properties: {...this.properties, ...fieldProperties(form)},
    });
  }

  /** Announces a contact, unless it is the one that was announced last. */
  #tell(contact: SendIdentifyDetail | null): SendIdentifyEvent | null {
    const key = JSON.stringify(contact);
    if (!contact || told.get(this.ownerDocument) === key) return null;
    told.set(this.ownerDocument, key);
    const fact = new SendIdentifyEvent(contact);
    // The page may take the form and this element away while it handles the submission.
    (this.isConnected ? this : this.ownerDocument).dispatchEvent(fact);
    return fact;
  }

  #checkSource(): void {
    const {localName, htmlFor, emailFrom} = this;
    if (this.#form()) return;
    if (htmlFor) void complain(localName, 'identify-source-missing:form', htmlFor);
    else if (emailFrom && !this.#byId(emailFrom)) void complain(localName, 'identify-source-missing:field', emailFrom);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'send-identify': SendIdentify;
  }
}
