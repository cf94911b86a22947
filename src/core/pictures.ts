import {IMAGE_PATHS} from './image-paths.js';
import {readPath} from './path.js';
import {safeUrl} from './url.js';

/** A picture as data describes it; every URL is relative or http(s). */
export interface Picture {
  url: string;
  /** A small one; the picture itself where there is none. */
  thumbnail: string;
  /** As in HTML; null where the data has none. */
  srcset: string | null;
  /** Says what it shows; null where the data doesn't. */
  alt: string | null;
  /** What it shows a product in, such as the ID of an option. */
  tags: readonly string[];
}

const URLS = ['Url', 'url', 'URL', 'ImageUrl'];
const THUMBNAILS = ['ThumbnailUrl', 'Thumbnailurl', 'thumbnailUrl'];
const SRCSETS = ['Srcset', 'SrcSet', 'srcset'];
const ALTS = ['Alt', 'AltText', 'alt'];

/**
 * The pictures of a product, a variant or an option, in the order of its `xp.Images`, those that are `Primary` first. `xp`
 * has no fixed shape: an entry is a URL or an object, and where there is no list, one picture is looked for elsewhere.
 */
export function picturesOf(source: unknown): Picture[] {
  const list = [readPath(source, 'xp.Images'), readPath(source, 'xp.images')].find((each) => Array.isArray(each));
  const entries: unknown[] = (list as unknown[] | undefined) ?? IMAGE_PATHS.map((path) => readPath(source, path));
  const primary = (entry: unknown): number => (readPath(entry, 'Primary') === true ? 0 : 1);
  const pictures = [...entries].sort((a, b) => primary(a) - primary(b)).flatMap(pictureOf);
  return list ? pictures : pictures.slice(0, 1);
}

function pictureOf(entry: unknown): Picture[] {
  const first = (keys: readonly string[]): unknown => keys.map((key) => readPath(entry, key)).find(Boolean);
  const thumbnail = safeUrl(first(THUMBNAILS));
  const url = safeUrl(typeof entry === 'string' ? entry : first(URLS)) ?? thumbnail;
  if (!url) return [];
  const alt = first(ALTS);
  const tags = readPath(entry, 'Tags');
  return [
    {
      url,
      thumbnail: thumbnail ?? url,
      srcset: safeSrcset(first(SRCSETS)),
      alt: typeof alt === 'string' ? alt : null,
      tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [],
    },
  ];
}

/** The candidates with a URL that is safe, or null where there is none. */
function safeSrcset(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const candidates = value.split(/,\s+/).map((candidate) => candidate.trim());
  return candidates.filter((candidate) => safeUrl(candidate.split(/\s/)[0])).join(', ') || null;
}
