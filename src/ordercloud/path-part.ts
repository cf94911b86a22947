import {CommerceError} from './errors.js';

/**
 * An ID as one part of a URL's path, which the SDK doesn't encode. Dots alone would lead to another resource, so they are
 * refused.
 */
export function pathPart(id: string, operation: string): string {
  if (!/^\.{0,2}$/.test(id)) return encodeURIComponent(id);
  throw new CommerceError({code: 'id-invalid', message: `"${id}" is no ID`, operation});
}
