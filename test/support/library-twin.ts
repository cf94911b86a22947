import {expect} from '@open-wc/testing';
import type {SendCall} from '../../src/events/send-payload.js';
import {libraryArguments} from '../../src/send/library-arguments.js';
import {readVisitor} from '../../src/send/visitor.js';
import {wireRequest} from '../../src/send/wire-body.js';
import {initializedPage, said, SITE_ID, type LibraryPage, type Sent} from './library-page.js';

const COOKIES = {
  uid: 'a'.repeat(32),
  sessionid: 'b'.repeat(32),
  email: 'visitor@shop.example',
  cmid: 'c0000000-0000-4000-8000-00000000cafe',
};

/** The cookies of a visitor who was identified and came by a campaign. */
export function knownVisitor(): void {
  for (const [name, value] of Object.entries(COOKIES)) document.cookie = `${name}=${value}; path=/`;
}

const pages = new Map<string, LibraryPage>();

/** What the library sends when it is called with `args` on a page. */
export function sentByLibrary(args: readonly unknown[], pageUrl: string): Sent {
  const page = pages.get(pageUrl) ?? initializedPage(pageUrl);
  pages.set(pageUrl, page);
  page.sent.length = 0;
  // A price of 0 is 0 on the wire all the same; the library says that it is missing.
  said('warn', () => page.mootrack(...args));
  expect(page.events()).to.have.length(1);
  return page.sent[0]!;
}

/** Expects our request for a call to be the library's own for it, to the letter. */
export function expectLibraryRequest(call: SendCall, pageUrl: string, setCookies = knownVisitor): void {
  setCookies();
  const {path, body} = wireRequest(call, {websiteId: SITE_ID, visitor: readVisitor(), pageUrl});
  const {url, text} = sentByLibrary(libraryArguments(call, pageUrl), pageUrl);
  expect(JSON.stringify(body)).to.equal(text);
  expect(`https://t.stat-track.com${path}`).to.equal(url);
}
