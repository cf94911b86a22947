import {html, LitElement, nothing, type TemplateResult} from 'lit';
import {CartController} from '../../controllers/cart-controller.js';
import {restoreCart, type RefusedLine} from '../../controllers/cart-restorer.js';
import {errorMessage} from '../../controllers/error-message.js';
import {explainMistake} from '../../controllers/explain-mistake.js';
import {ProductNames} from '../../controllers/product-names.js';
import {ViewController} from '../../controllers/view-controller.js';
import {parseCartItems, type CartLinkLine} from '../../core/cart-link.js';
import type {Status} from '../../core/status.js';
import type {Strings} from '../../core/strings.js';
import type {CartSnapshot} from '../../ordercloud/cart.js';
import {planRestore, type RestorePlan} from '../../ordercloud/cart-restore.js';
import {commerce} from '../../ordercloud/commerce.js';
import {asCommerceError, CommerceError} from '../../ordercloud/errors.js';
import {currentPromotions} from '../../ordercloud/promotions.js';
import {shared} from '../../styles/shared.js';
import {styles} from './oc-cart-restore.styles.js';

export const words = {
  heading: 'Your saved cart',
  line: '{quantity} × {name}',
  chosen: ' ({specs})',
  promotion: 'With the code “{code}”.',
  loading: 'Looking up your saved cart…',
  restoring: 'Restoring your saved cart…',
  restore: 'Put into my cart',
  dismiss: 'No, thanks',
  askHeading: 'There is something in your cart already',
  'ask.one': 'It holds {count} item. What would you like to do with your saved cart?',
  'ask.other': 'It holds {count} items. What would you like to do with your saved cart?',
  add: 'Add what is missing',
  replace: 'Replace my cart',
  keep: 'Keep my cart as it is',
  restored: 'Your saved cart is back.',
  already: 'All of your saved cart is in your cart.',
  kept: 'Your cart was left as it is.',
  nothing: 'Nothing of your saved cart can be bought any more.',
  refused: '{name}: {reason}',
  promoted: 'The code “{code}” was applied.',
  notPromoted: 'The code “{code}” was not applied: {reason}',
  retry: 'Try again',
  error: 'Your saved cart could not be restored. Please try again.',
  offline: 'The shop can’t be reached. Check your connection and try again.',
  timeout: 'The shop took too long to answer. Please try again.',
  'cart-link-invalid': 'This link holds no cart that could be read.',
  unavailable: 'can’t be bought like this any more.',
  NotFound: 'is no longer offered.',
  'Inventory.Insufficient': 'not enough is in stock.',
  'PriceSchedule.CannotBeLessThanMin': 'more has to be bought at once.',
  'PriceSchedule.CannotExceedMax': 'so many can’t be bought at once.',
  'LineItem.VariantNotFound': 'this combination is no longer offered.',
  'Spec.OptionNotFound': 'this choice is no longer offered.',
  invalidCode: 'it is not valid for this cart.',
  'Promotion.AlreadyAdded': 'it is on your cart already.',
  'Promotion.Expired': 'it has expired.',
  'Promotion.ExceedsUsageLimit': 'it has been used up.',
} as const;

/** Names of the link's parameters. */
const PARAMETERS = ['cart', 'promo'];
/** Longer is no code. */
const LONGEST_CODE = 100;

/**
 * Restores the cart of a link, such as one in a reminder e-mail: `?cart=mug:2,apron:1:size=m` with the ID of each
 * product, the quantity (1 when left out) and what was chosen (`SPEC=OPTION`, `SPEC==TEXT`, with semicolons between
 * them; in a text everything but letters and digits is `~` and two hexadecimal digits, `~20` for a blank). A
 * `send-tracker` with `cart-url` writes such links. `&promo=CODE` is applied afterwards.
 *
 * It shows what the link holds and restores it at a press. Where there is something in the cart already it asks first
 * whether to add what is missing, to replace the cart or to keep it. What can't be bought any more is told, the rest goes
 * on. When all is done or declined, the parameters are taken out of the page's address. It shows nothing where the
 * address has no cart.
 *
 * Words: those of the questions, buttons and results by key (`heading`, `line`, `restore`, `ask`, `add`, `replace`, `keep`,
 * `restored`, …), `retry`, `error`, and one for each error code, which ends `refused` or `notPromoted`.
 *
 * @summary Restores the cart of a link.
 * @tagname oc-cart-restore
 *
 * @slot error - What is shown when the cart could not be restored.
 *
 * @fires {CartItemAddingEvent} oc-cart-item-adding - A line is about to be added; cancel it, or edit its detail.
 * @fires {CartItemAddedEvent} oc-cart-item-added - A line was added or its quantity raised; with the difference.
 * @fires {CartItemRemovedEvent} oc-cart-item-removed - A line was removed or its quantity lowered, by replacing the cart.
 * @fires {CommerceErrorEvent} oc-error - The cart could not be restored.
 *
 * @csspart heading - The heading.
 * @csspart lines - The list of what the link holds.
 * @csspart line - One product of it.
 * @csspart restore - The button that restores.
 * @csspart dismiss - The button that declines.
 * @csspart dialog - The question where there is something in the cart.
 * @csspart add - Its button that adds what is missing.
 * @csspart replace - Its button that replaces the cart.
 * @csspart keep - Its button that keeps the cart.
 * @csspart status - What was done, and what could not be.
 * @csspart error - The text of a failure.
 * @csspart retry - The button that tries again.
 *
 * @cssprop [--oc-dialog-background=#fff] - Background of the question.
 * @cssprop [--oc-dialog-color=#111827] - Text of the question.
 * @cssprop [--oc-error-color=#b91c1c] - Text of failures.
 *
 * @cssstate idle - The address has not been read.
 * @cssstate loading - Cart and products are being looked up, or the cart is being restored.
 * @cssstate ready - It can be restored, or was.
 * @cssstate empty - The address has no cart.
 * @cssstate error - The cart could not be read or restored.
 *
 * @example
 * ```html
 * <oc-cart-restore></oc-cart-restore>
 * <oc-cart></oc-cart>
 * ```
 */
export class OcCartRestore extends LitElement {
  static override styles = [shared, styles];

  static override properties = {
    auto: {type: Boolean},
    strings: {type: Object},
  };

  /**
   * Restores without being pressed where the cart is empty and the link has no code, and asks at once where it is not
   * empty.
   */
  auto = false;

  /** Words that replace the defaults, by key; JSON in the attribute. */
  strings: Strings | null = null;

  /** What the element shows at present. */
  get status(): Status {
    return this.#view.status;
  }

  readonly #view = new ViewController(this, words);
  readonly #names = new ProductNames(this, () => this.#consider());
  /** Made where there is something to restore: else the cart is nobody's business here. */
  #cart: CartController | null = null;
  #lines: CartLinkLine[] = [];
  #promo = '';
  #phase: 'looking' | 'asking' | 'working' | 'done' = 'done';
  #plan: RestorePlan | null = null;
  #replace = false;
  #retry: (() => void) | null = null;
  #results: string[] = [];
  #refused: RefusedLine[] = [];

  override connectedCallback(): void {
    const parameters = new URLSearchParams(location.search);
    const text = parameters.get('cart');
    const promo = parameters.get('promo')?.trim() ?? '';
    this.#promo = promo.length > LONGEST_CODE ? '' : promo;
    this.#lines = text === null ? [] : parseCartItems(text).lines;
    this.#phase = this.#lines.length > 0 ? 'looking' : 'done';
    this.#names.watch(this.#lines.map(({productID}) => productID));
    if (this.#lines.length > 0) this.#cart ??= new CartController(this, (snapshot) => this.#follow(snapshot));
    super.connectedCallback();
    if (this.#lines.length > 0) return;
    if (text === null) return this.#view.show('empty');
    const message = 'No product of the link could be read';
    this.#view.fail(new CommerceError({code: 'cart-link-invalid', message, operation: 'Cart.CreateLineItem'}));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#dialog?.close();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.status === 'empty') return nothing;
    const asking = this.#phase === 'asking' || this.#phase === 'working';
    const hasCart = commerce().cart.state.value.lineItems.length > 0;
    return html`${asking ? this.#renderQuestion() : nothing} ${errorMessage(this.#view, this.#retry)}
      <div part="status" role="status" tabindex="-1">
        ${this.status === 'loading' ? this.#view.text(this.#phase === 'working' ? 'restoring' : 'loading') : nothing}
        ${this.#results.map((text) => html`<p>${text}</p>`)}
      </div>
      <dialog part="dialog" aria-labelledby="ask">
        ${this.#phase === 'asking' && hasCart ? this.#renderDialog() : nothing}
      </dialog>`;
  }

  #renderQuestion(): TemplateResult {
    const busy = this.#phase === 'working';
    return html`<h2 part="heading">${this.#view.text('heading')}</h2>
      ${this.#renderLines()}
      <div class="buttons">
        <button part="restore" type="button" aria-disabled=${busy} @click=${this.#handleRestore}>
          ${this.#view.text('restore')}
        </button>
        <button part="dismiss" class="quiet" type="button" aria-disabled=${busy} @click=${this.#handleKeep}>
          ${this.#view.text('dismiss')}
        </button>
      </div>`;
  }

  #renderLines(): TemplateResult {
    return html`<ul part="lines">
        ${this.#lines.map((line) => html`<li part="line">${this.#lineText(line)}</li>`)}
      </ul>
      ${this.#promo ? html`<p>${this.#view.text('promotion', {code: this.#promo})}</p>` : nothing}`;
  }

  #renderDialog(): TemplateResult {
    const count = commerce().cart.state.value.lineItems.reduce((sum, {Quantity}) => sum + (Quantity ?? 0), 0);
    return html`<h2 id="ask">${this.#view.text('askHeading')}</h2>
      <p>${this.#view.text('ask', {count})}</p>
      ${this.#renderLines()}
      <div class="buttons">
        <button part="add" type="button" @click=${() => this.#answer(false)}>${this.#view.text('add')}</button>
        <button part="replace" class="quiet" type="button" @click=${() => this.#answer(true)}>
          ${this.#view.text('replace')}
        </button>
        <button part="keep" class="quiet" type="button" @click=${this.#handleKeep}>${this.#view.text('keep')}</button>
      </div>`;
  }

  #lineText({productID, quantity, specs}: CartLinkLine): string {
    const chosen = specs.map(({OptionID, Value}) => Value ?? OptionID).join(', ');
    const text = this.#view.text('line', {quantity, name: this.#names.nameOf(productID)});
    return chosen ? text + this.#view.text('chosen', {specs: chosen}) : text;
  }

  #follow({status, error}: CartSnapshot): void {
    if (this.#phase !== 'looking') return;
    if (status === 'error') this.#fail(error, this.#cart!.retry);
    else this.#view.show(status === 'idle' ? 'idle' : 'loading');
    this.#consider();
  }

  /** Once cart and names are known: whether there is anything to ask. */
  #consider(): void {
    const {status, lineItems} = commerce().cart.state.value;
    if (this.#phase !== 'looking' || (status !== 'ready' && status !== 'empty') || !this.#names.settled) return;
    this.#phase = 'asking';
    this.#view.show('ready');
    if (status === 'ready') void this.#compare(lineItems);
    else if (this.auto && !this.#promo) void this.#restore();
  }

  /** A cart that holds all of the link leaves nothing to ask, unless there is a code. */
  async #compare(held: CartSnapshot['lineItems']): Promise<void> {
    // Where specs can't be read, the shopper is asked.
    const plan = await planRestore(commerce().session, this.#lines, held, false).catch(() => null);
    if (this.#phase !== 'asking') return;
    if (plan?.adds.length === 0 && !this.#promo) this.#finish(this.#view.text('already'));
    else if (this.auto && this.isConnected) await this.#ask();
  }

  readonly #handleRestore = (): void => {
    if (this.#phase !== 'asking') return;
    if (commerce().cart.state.value.lineItems.length > 0) void this.#ask();
    else void this.#restore();
  };

  readonly #handleKeep = (): void => {
    if (this.#phase !== 'asking') return;
    this.#dialog?.close();
    this.#finish(this.#view.text('kept'));
  };

  async #ask(): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    if (this.#dialog?.isConnected && !this.#dialog.open) this.#dialog.showModal();
  }

  #answer(replace: boolean): void {
    this.#dialog?.close();
    this.#replace = replace;
    void this.#restore();
  }

  /** Does all of it, or after a failure what is left to do. */
  async #restore(): Promise<void> {
    this.#phase = 'working';
    this.#view.show('loading');
    try {
      const {session, cart} = commerce();
      this.#plan ??= await planRestore(session, this.#known(), cart.state.value.lineItems, this.#replace);
      this.#refused.push(...(await restoreCart(this, this.#plan)));
      // The cart is read again after the last change.
      await cart.exclusively(() => Promise.resolve());
      const promotion = this.#promo && (await this.#promote(this.#promo));
      this.#finish(this.#summary(), ...this.#refused.map((each) => this.#refusalText(each)), promotion);
    } catch (thrown) {
      this.#fail(thrown, () => {
        // The button to try again goes away with the failure, and would take the focus with it.
        this.#find('[part=restore]')?.focus();
        void this.#restore();
      });
    }
  }

  #fail(thrown: unknown, again: () => void): void {
    const error = explainMistake(thrown, 'Cart.CreateLineItem');
    this.#retry = error.retryable ? again : null;
    this.#view.fail(error, this.#retry);
  }

  /** The lines that can be asked for; the others are refused without a request. */
  #known(): CartLinkLine[] {
    const gone = this.#lines.filter(({productID}) => this.#names.errorOf(productID)?.status === 404);
    this.#refused = gone.map((line) => ({line, error: this.#names.errorOf(line.productID)!}));
    return this.#lines.filter((line) => !gone.includes(line));
  }

  /** What became of the code, in words. */
  async #promote(code: string): Promise<string> {
    try {
      await currentPromotions().add(code);
      return this.#view.text('promoted', {code});
    } catch (thrown) {
      const error = asCommerceError(thrown, 'Cart.AddPromotion');
      if (error.retryable) throw error;
      const reason = error.status === 404 ? '' : this.#view.text(error.code as keyof typeof words);
      return this.#view.text('notPromoted', {code, reason: reason || this.#view.text('invalidCode')});
    }
  }

  #summary(): string {
    return this.#view.text(this.#refused.length === this.#lines.length ? 'nothing' : 'restored');
  }

  #refusalText({line, error}: RefusedLine): string {
    const reason = this.#view.text(error.code as keyof typeof words) || this.#view.text('unavailable');
    return this.#view.text('refused', {name: this.#names.nameOf(line.productID), reason});
  }

  #finish(...texts: string[]): void {
    const focused = this.shadowRoot?.activeElement;
    this.#phase = 'done';
    this.#results = texts.filter(Boolean);
    this.#view.show('ready');
    forgetParameters();
    // The buttons are gone by then.
    if (focused) void this.updateComplete.then(() => this.#find('[part=status]')?.focus());
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#find('dialog');
  }

  #find<E extends HTMLElement = HTMLElement>(selector: string): E | null {
    return this.renderRoot?.querySelector<E>(selector) ?? null;
  }
}

/** Takes the link's parameters out of the address, so that the next load doesn't ask again; others stay as written. */
function forgetParameters(): void {
  const {pathname, search, hash} = location;
  const others = search
    .slice(1)
    .split('&')
    .filter((pair) => pair && !PARAMETERS.includes(pair.split('=')[0]!));
  history.replaceState(history.state, '', `${pathname}${others.length > 0 ? `?${others.join('&')}` : ''}${hash}`);
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-cart-restore': OcCartRestore;
  }
}
