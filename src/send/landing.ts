import {landingUrl} from '../core/landing.js';
import {writeCookie} from './cookies.js';
import {validEmail} from './email.js';
import {attempt} from './values.js';
import {keepId} from './visitor.js';
import {isWebsiteId} from './website-id.js';

/** The landing URL whose parameters have been used. */
let used = '';

/** The e-mail in a campaign's link, or null. The library would identify it at `init`, whoever was met since. */
export const landingEmail = (): string | null => validEmail(parameterOf(landingUrl(), 'email'));

/**
 * Uses the other parameters of a campaign's link, once, and only after consent for tracking; call it before the
 * visitor's IDs are made. As Send's library does when its script loads:
 *
 * | parameter | becomes |
 * | --- | --- |
 * | `cid` | the cookie `uid`, whatever it is, for the browser's session |
 * | `cmid`, a UUID | the cookie `cmid`, for 30 days |
 * | `mid`, a UUID | the cookie `mid`, for the browser's session |
 */
export function landCampaign(): void {
  const url = landingUrl();
  if (url === used) return;
  used = url;
  const contactId = attempt(() => new URL(url).searchParams.get('cid'));
  if (contactId) keepId('uid', contactId);
  for (const [name, days] of [['cmid', 30], ['mid']] as const) {
    const id = parameterOf(url, name);
    if (isWebsiteId(id)) writeCookie(name, id, days);
  }
}

/** As the library reads a parameter: the first of its name, in the fragment too; empty where there is none. */
function parameterOf(url: string, name: string): string {
  const value = new RegExp(`[?&]${name}=([^&#]*)`).exec(url)?.[1] ?? '';
  return attempt(() => decodeURIComponent(value.replaceAll('+', ' '))) ?? '';
}
