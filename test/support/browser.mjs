/** A browser for journeys, and visitors with nothing of each other's. */
import puppeteer from 'puppeteer-core';
import {chromeArguments, findChrome} from '../../scripts/chrome.mjs';

/** Starts Chrome; pages that are left are gone, as with any page that the back/forward cache refuses. */
export async function startBrowser() {
  const executablePath = await findChrome();
  return puppeteer.launch({executablePath, args: [...chromeArguments, '--disable-back-forward-cache']});
}
