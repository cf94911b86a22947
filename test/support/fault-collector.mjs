/** A collector of Send's that fails on demand, down to its connections. */
import {createServer} from 'node:http';
import {text} from 'node:stream/consumers';

export const LIBRARY_PATH = '/statics/moosend-tracking.min.js';

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': 'accept, content-type',
};
const EVENTS = /^\/(identify|track)$/;

/**
 * What goes wrong with the requests that it fits. Where several fit, all of them apply, and the last one wins.
 *
 * @typedef {object} Fault
 * @property {string | RegExp} [path] of the request's URL; that of an event by default
 * @property {string | null} [method] `POST` by default, null for any
 * @property {(body: object | null) => boolean} [match] what the body has to be
 * @property {number} [times] how many requests; all by default
 * @property {number | [least: number, most: number]} [delay] milliseconds on the way there, before the work is done
 * @property {number | [least: number, most: number]} [answerDelay] milliseconds on the way back
 * @property {number} [status] answers this and does no work
 * @property {Record<string, string>} [headers] of that answer
 * @property {'before' | 'after'} [lose] drops the connection before the work, or after it so that the answer is lost
 * @property {boolean} [hole] never answers and does no work; the connection is dropped when the fault is taken back
 */

/**
 * One request as it arrived: `at` in milliseconds since 1970, `connection` a number of its own for each connection,
 * `outcome` one of `open`, `status N`, `lost before`, `lost after`, `hole`.
 *
 * @typedef {{at: number, method: string, path: string, connection: number, body: object | null, outcome: string}} Arrival
 */

export class FaultCollector {
  /** The events whose work was done, in the order of arrival. @type {Arrival[]} */
  received = [];
  /** Every request, preflights too. @type {Arrival[]} */
  requests = [];
  origin = '';
  #libraryScript;
  #headers;
  #random;
  #faults = new Set();
  #held = new Map();
  #connections = 0;
  #server = null;
  #port = 0;

  /**
   * Each connection carries one request by default: Chromium sends a POST again by itself when a connection that was
   * used before is dropped, and a lost request would be none. Browsers remember no preflight by default.
   *
   * @param {object} [options]
   * @param {string} [options.libraryScript] what {@link LIBRARY_PATH} answers
   * @param {boolean} [options.keepAlive] uses connections again
   * @param {number} [options.preflightMaxAge] seconds
   * @param {number} [options.seed] of the delays that have a range
   */
  static async start({libraryScript = '', keepAlive = false, preflightMaxAge = 0, seed = 1} = {}) {
    const collector = new FaultCollector();
    collector.#libraryScript = libraryScript;
    collector.#headers = {...CORS, 'access-control-max-age': String(preflightMaxAge)};
    if (!keepAlive) collector.#headers.connection = 'close';
    collector.#random = seededRandom(seed);
    await collector.up();
    return collector;
  }

  /** Adds a fault; the function that comes back takes it back. @param {Fault} fault */
  fault(fault) {
    const added = {path: EVENTS, method: 'POST', times: Infinity, ...fault};
    this.#faults.add(added);
    return () => {
      this.#faults.delete(added);
      for (const [socket, holder] of this.#held) if (holder === added) socket.destroy();
    };
  }

  /** Closes the port, and every connection with it. */
  async down() {
    if (!this.#server) return;
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    this.#server = null;
    await closed;
  }

  /** Listens, on the port it had before. */
  async up() {
    const server = createServer({keepAliveTimeout: 60_000}, (...args) => void this.#respond(...args));
    const numbers = new WeakMap();
    server.on('connection', (socket) => numbers.set(socket, ++this.#connections));
    server.numberOf = (socket) => numbers.get(socket);
    await new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#port, '127.0.0.1', resolve);
    });
    this.#server = server;
    this.#port = server.address().port;
    this.origin = `http://127.0.0.1:${this.#port}`;
  }

  /** How many requests of this method have come for events, or for another path. */
  count(method, path = EVENTS) {
    return this.requests.filter((request) => request.method === method && fits(path, request.path)).length;
  }

  async #respond(incoming, outgoing) {
    const {method, url, socket} = incoming;
    const {pathname: path} = new URL(url, 'http://localhost');
    const connection = this.#server?.numberOf(socket) ?? 0;
    const arrival = {at: Date.now(), method, path, connection, body: null, outcome: 'open'};
    this.requests.push(arrival);
    try {
      arrival.body = parsed(await text(incoming));
    } catch {
      return; // The browser has left in the middle of it.
    }
    const {delay = 0, answerDelay = 0, status, headers, lose, hole} = this.#faultFor(arrival, socket);
    await this.#wait(delay);
    const drop = (outcome) => {
      arrival.outcome = outcome;
      socket.destroy();
    };
    if (hole) return void (arrival.outcome = 'hole');
    if (lose === 'before') return drop('lost before');
    if (!status && isEvent(arrival)) this.received.push(arrival);
    await this.#wait(answerDelay);
    if (lose === 'after') return drop('lost after');
    const [code, type, body] = status ? [status, 'text/plain', ''] : this.#answer(arrival);
    arrival.outcome = `status ${code}`;
    outgoing.writeHead(code, {...this.#headers, 'content-type': type, ...headers}).end(body);
  }

  #answer(arrival) {
    const {method, path} = arrival;
    if (method === 'OPTIONS') return [204, 'text/plain', ''];
    if (path === LIBRARY_PATH) return [200, 'text/javascript; charset=utf-8', this.#libraryScript];
    if (path.startsWith('/api/')) return [200, 'application/json', '[]'];
    if (EVENTS.test(path)) return [isEvent(arrival) ? 200 : 400, 'text/plain', ''];
    return [404, 'text/plain', ''];
  }

  #faultFor({method, path, body}, socket) {
    const merged = {};
    for (const fault of this.#faults) {
      if (fault.times <= 0 || (fault.method ?? method) !== method || !fits(fault.path, path)) continue;
      if (fault.match && !fault.match(body)) continue;
      fault.times -= 1;
      Object.assign(merged, fault);
      if (fault.hole) this.#held.set(socket, fault);
    }
    return merged;
  }

  #wait(time) {
    const [least, most] = Array.isArray(time) ? time : [time, time];
    if (most === 0) return undefined;
    return new Promise((resolve) => setTimeout(resolve, least + this.#random() * (most - least)));
  }
}

const isEvent = ({method, path, body}) => method === 'POST' && EVENTS.test(path) && Boolean(body?.actionType);

const fits = (path, actual) => (typeof path === 'string' ? path === actual : path.test(actual));

function parsed(body) {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** Numbers from 0 to 1 that are the same in each run. A linear congruential generator, by Numerical Recipes' constants. */
export function seededRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
