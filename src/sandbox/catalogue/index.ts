import {brewing} from './brewing.js';
import {buildCatalogue, type CatalogueOptions} from './build.js';
import {coffee, espresso} from './coffee.js';
import {kitchen} from './kitchen.js';
import {pantry} from './pantry.js';
import {promotions} from './promotions.js';
import {tableware} from './tableware.js';
import {tea} from './tea.js';
import type {Catalogue} from './types.js';

export type {CatalogueOptions} from './build.js';

/** North Lane, a shop for coffee and what belongs around it. Every call gives a catalogue of its own. */
export function northLane(options: CatalogueOptions = {}): Catalogue {
  const catalogue = buildCatalogue(
    {id: 'north-lane', name: 'North Lane', description: 'Coffee and what belongs around it.'},
    [coffee, espresso, tea, brewing, kitchen, tableware, pantry],
    options,
  );
  return {...catalogue, promotions};
}
