/**
 * What `GET /statics/moosend-tracking.min.js` answers, built to a classic script. `endpoint` and `forms` in the script's
 * own URL point it at another collector.
 */
import {startLibrary} from './library.js';

const source = (document.currentScript as HTMLScriptElement | null)?.src;
const settings = source ? new URL(source).searchParams : new URLSearchParams();
startLibrary(window, {
  endpoint: settings.get('endpoint') ?? undefined,
  formsEndpoint: settings.get('forms') ?? undefined,
});
