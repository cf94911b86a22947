/**
 * The peer: Snowplow's tracker, which keeps its queue in localStorage and sends it in order, as the kit does. It posts
 * one event at a time, as the kit does too.
 */
import {newTracker, trackSelfDescribingEvent} from '@snowplow/browser-tracker';
import {propertiesOf} from './facts.js';

const NAME = 'bench';

export function startSnowplow(endpoint) {
  newTracker(NAME, endpoint, {
    appId: 'shop',
    eventMethod: 'post',
    postPath: '/track',
    bufferSize: 1,
    stateStorageStrategy: 'cookieAndLocalStorage',
    credentials: 'omit',
    // As long as it may be kept waiting.
    connectionTimeout: 120_000,
  });
  globalThis.sender = {
    prepare(number) {
      const [type, data] = propertiesOf(number);
      const event = {schema: `iglu:com.example/${type}/jsonschema/1-0-0`, data};
      return () => trackSelfDescribingEvent({event});
    },
    queued: () => JSON.parse(localStorage.getItem(`snowplowOutQueue_${NAME}`) ?? '[]').length,
  };
}
