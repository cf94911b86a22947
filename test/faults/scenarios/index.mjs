import {account} from './account.mjs';
import {business} from './business.mjs';
import {consent} from './consent.mjs';
import {history} from './history.mjs';
import {leaving} from './leaving.mjs';
import {library} from './library.mjs';
import {order} from './order.mjs';
import {server} from './server.mjs';
import {storage} from './storage.mjs';
import {tabs} from './tabs.mjs';
import {time} from './time.mjs';

const byNumber = (one, two) => one.number.localeCompare(two.number, 'en', {numeric: true});

/**
 * Every scenario, by its number.
 *
 * @typedef {object} Scenario
 * @property {string} number
 * @property {string} name
 * @property {object} [collector] options of the collector
 * @property {(place: {path: string, cell: object}) => object} [page] parts of a page, as `pageOf` takes them
 * @property {Record<string, object>} expect for each transport the counts that are not 0, and `why`
 * @property {(cell: object) => Promise<void>} steps what happens
 * @property {(cell: object) => unknown} [check] what has to hold beside the counts
 * @property {number} [limit] how long it may take to come to what is expected, in milliseconds
 * @property {number} [quiet] how long it has to stay so
 * @property {boolean} [bringsLibrary] the page loads Send's library by itself
 * @property {boolean} [breaksPages] uncaught errors are part of it
 * @type {Scenario[]}
 */
export const scenarios = [
  ...[leaving, server, tabs, storage, history, order],
  ...[consent, library, business, time, account],
]
  .flat()
  .sort(byNumber);
