import {Component, CUSTOM_ELEMENTS_SCHEMA, signal} from '@angular/core';
import type {ShopperChangedEvent} from 'ordercloud-send-elements/events.js';
import {shop} from './shop';

/**
 * A shop in five routes, made of the kit's tags: Angular decides which of them stand in the page, and hears what they
 * say. The session and the tracker stay, whatever the route is.
 */
@Component({
  selector: 'shop-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  host: {'(window:hashchange)': 'route.set(read())'},
  templateUrl: './app.html',
})
export class App {
  protected readonly shop = shop;
  protected readonly route = signal(this.read());
  protected readonly shopper = signal<ShopperChangedEvent['detail']['shopper']>(null);
  protected readonly quantity = signal(1);

  /** The route in the address: #/, #/product/ID, #/cart, #/sign-in or #/thanks. */
  protected read(): string[] {
    return location.hash.slice(2).split('/');
  }
}
