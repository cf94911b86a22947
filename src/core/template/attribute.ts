import {valueOf, type Context, type Owner, type Update} from './context.js';
import {asText} from './formats.js';
import {parseText, type Place} from './grammar.js';
import {report} from './mistakes.js';
import {isRefusedAttribute, isUrlAttribute, safeValue} from './safety.js';

type Parts = readonly (string | Place)[];

/** Their places are filled in by the element that has the attribute. */
const OWN_PLACES = /^(product|cart)-url$/;

/** What a visitor changes in a control isn't in its attributes, so these are set as properties too. */
const LIVE = /^((input|textarea|select) value|input checked|option selected)$/;

/**
 * Gives `node` an attribute of the template, where it may have it.
 *
 * @returns what keeps it up to date, or null for one without places
 */
export function bindAttribute(node: Element, source: Attr, owner: Owner): Update | null {
  const name = source.localName.toLowerCase().replace(/^.*:/, '');
  const parts = OWN_PLACES.test(name) ? [source.value] : parseText(source.value);
  const isBound = parts.some((part) => typeof part !== 'string');
  if (isRefusedAttribute(name, isBound)) {
    report('template-attribute-refused', source.name, owner);
    return null;
  }
  const set = setterOf(node, source);
  const setSafely = (value: string | null): void => {
    const safe = value === null ? null : safeValue(name, value);
    if (safe === null && value?.trim()) report('template-url-refused', source.name, owner);
    set(safe);
  };
  if (isBound) return (context) => setSafely(compose(name, parts, context, owner));
  setSafely(source.value);
  return null;
}

/** What the attribute is to be; null where it is to be left out. */
function compose(name: string, parts: Parts, context: Context, owner: Owner): string | null {
  const valueIn = (part: string | Place): unknown => (typeof part === 'string' ? part : valueOf(part, context, owner));
  if (parts.length > 1) {
    const isUrl = isUrlAttribute(name);
    return parts
      .map((part, index) => {
        const text = asText(valueIn(part));
        // What stands first may be a whole URL; further in it is a value.
        return isUrl && index > 0 && typeof part !== 'string' ? encode(text) : text;
      })
      .join('');
  }
  const value = valueIn(parts[0]!);
  if (value === null || value === undefined) return null;
  // To assistive technology an empty text is not true.
  if (typeof value !== 'boolean' || name.startsWith('aria-')) return asText(value);
  return value ? '' : null;
}

// Half a surrogate pair would make encodeURIComponent throw.
const encode = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));

/**
 * Sets or removes the attribute, where that changes anything: what the visitor or the element itself has made of it
 * since stays. The attribute's own node is used, since its name may be one that `setAttribute` refuses.
 */
function setterOf(node: Element, source: Attr): (value: string | null) => void {
  const attribute = source.cloneNode() as Attr;
  const setLive = LIVE.test(`${node.localName} ${source.name}`)
    ? liveSetterOf(node as HTMLInputElement, source.name)
    : null;
  let last: string | null = null;
  return (value) => {
    setLive?.(value);
    if (value === last) return;
    last = value;
    if (value !== null) {
      attribute.value = value;
      node.setAttributeNode(attribute);
    } else if (attribute.ownerElement === node) node.removeAttributeNode(attribute);
  };
}

/** Sets a control's own value when the template's has changed, or when the visitor has entered another one. */
function liveSetterOf(control: HTMLInputElement, name: string): (value: string | null) => void {
  let last: string | null | undefined;
  control.addEventListener('change', () => (last = undefined));
  return (value) => {
    if (value === last) return;
    last = value;
    if (name !== 'value') Object.assign(control, {[name]: value !== null});
    else if (control.type !== 'file') control.value = value ?? '';
  };
}
