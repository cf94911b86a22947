import type {ReactiveController} from 'lit';
import type {Unsubscribe} from '../core/store.js';
import type {Strings} from '../core/strings.js';
import {readCategories, type CategoryNode} from '../ordercloud/categories.js';
import {explainMistake} from './explain-mistake.js';
import {reportMissingProduct} from './product-missing.js';
import type {ViewController, ViewHost} from './view-controller.js';

/** What the controller asks of its element. */
export interface CategoryHost extends ViewHost {
  catalogId: string;
  depth: string;
}

/** Binds the categories that the shopper sees to an element while that is connected, and shows their status in `view`. */
export class CategoryController implements ReactiveController {
  readonly #host: CategoryHost;
  readonly #view: ViewController<Strings>;
  #reading: ReturnType<typeof readCategories> | null = null;
  #unwatch: Unsubscribe | null = null;
  #unreport: Unsubscribe | null = null;

  constructor(host: CategoryHost, view: ViewController<Strings>) {
    this.#host = host;
    this.#view = view;
    host.addController(this);
  }

  /** Empty while nothing is known. */
  get tree(): readonly CategoryNode[] {
    return this.#reading?.state.value ?? [];
  }

  /** Reads them again, after a failure. */
  readonly reload = (): void => this.#reading?.reload();

  hostConnected(): void {
    this.#unreport = reportMissingProduct(this.#host, () => true);
    // The first time its attributes may still be on their way.
    if (this.#reading) this.#follow();
    else this.#host.requestUpdate();
  }

  hostUpdate(): void {
    if (this.#host.isConnected) this.#follow();
  }

  hostDisconnected(): void {
    this.#unreport?.();
    this.#unwatch?.();
    this.#unwatch = null;
  }

  #follow(): void {
    const {catalogId: catalogID, depth} = this.#host;
    const reading = readCategories({catalogID, depth});
    if (reading === this.#reading && this.#unwatch) return;
    this.#unwatch?.();
    this.#reading = reading;
    this.#unwatch = reading.watch(() => this.#take());
    this.#take();
  }

  #take(): void {
    const {status, error} = this.#reading!.state;
    if (status === 'error' && error) this.#view.fail(explainMistake(error), this.reload);
    else if (status === 'loading') this.#view.show('loading');
    else this.#view.show(this.tree.length ? 'ready' : 'empty');
  }
}
