/** Finds a Chrome or Chromium to test in. */
import {existsSync} from 'node:fs';

export const chromeArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const PLACES = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'];

export async function findChrome() {
  return [process.env.CHROME_PATH, ...PLACES].find((path) => path && existsSync(path));
}
