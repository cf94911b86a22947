/**
 * Finds a Chrome or Chromium to test in: `CHROME_PATH`, an installed one, or the headless build that
 * `@sparticuz/chromium` carries in its package (Linux on x64), pinned by the lock file.
 */
import chromium, {inflate} from '@sparticuz/chromium';
import {Launcher} from 'chrome-launcher';
import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

export const chromeArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Path of an executable that starts. `SKIP_SYSTEM_CHROME=1` goes past an installed one. */
export async function findChrome() {
  const {CHROME_PATH, SKIP_SYSTEM_CHROME} = process.env;
  if (CHROME_PATH && !existsSync(CHROME_PATH)) throw new Error(`There is no CHROME_PATH ${CHROME_PATH}.`);
  return CHROME_PATH || (!SKIP_SYSTEM_CHROME && installedChrome()) || (await carriedChrome());
}

/** Ubuntu's `chromium-browser` may be a note that tells to install something else, hence the try. */
function installedChrome() {
  try {
    return Launcher.getInstallations().find((path) => process.platform !== 'linux' || failureOf(path) === null);
  } catch {
    return undefined; // It throws where it finds none.
  }
}

async function carriedChrome() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chrome was found. Install Chrome or Chromium, or set CHROME_PATH to one.');
  }
  const folder = await unpack();
  const path = join(folder, 'chromium');
  if (!existsSync('/etc/fonts')) process.env.FONTCONFIG_PATH ??= join(folder, 'fonts');
  if (failureOf(path) === null) return path;
  // The package brings the few libraries that a bare system lacks. Whatever starts Chrome from here on inherits this.
  const libraries = [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  process.env.LD_LIBRARY_PATH = libraries;
  const failure = failureOf(path);
  if (failure === null) return path;
  throw new Error(
    `The headless Chromium in ${folder} doesn't start: ${failure}\n` +
      'It needs libnss3, libnspr4, libexpat1 and libgcc-s1 (Debian, Ubuntu: apt-get install libnss3 libexpat1), ' +
      'or install Chrome or Chromium, or set CHROME_PATH to one.',
  );
}

/** Unpacks once for each version, whole or not at all however many ask at a time; a second and 210 MB. */
async function unpack() {
  const carrier = fileURLToPath(new URL('../..', import.meta.resolve('@sparticuz/chromium')));
  const {version} = JSON.parse(readFileSync(join(carrier, 'package.json'), 'utf8'));
  const cache = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url));
  const folder = join(cache, `headless-chromium-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, {recursive: true});
  const {TMPDIR} = process.env;
  const own = mkdtempSync(`${folder}-`);
  try {
    process.env.TMPDIR = own; // The package unpacks to the system's folder for temporary files.
    await chromium.executablePath();
    await inflate(join(carrier, 'bin', 'al2023.tar.br'));
    renameSync(own, folder);
  } catch (error) {
    rmSync(own, {recursive: true, force: true});
    if (!existsSync(folder)) throw error;
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
  return folder;
}

/** Why an executable doesn't start, or null. */
function failureOf(path) {
  try {
    execFileSync(path, ['--version'], {stdio: 'pipe', timeout: 10_000});
    return null;
  } catch (error) {
    return String(error.stderr ?? '').trim() || error.message;
  }
}
