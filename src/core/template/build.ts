import {bindAttribute} from './attribute.js';
import {isThere, itemsOf, valueAt, valueOf, type Context, type Owner, type Update} from './context.js';
import {asText} from './formats.js';
import {parseCondition, parseRepetition, parseText} from './grammar.js';
import {report} from './mistakes.js';
import {isRefusedElement} from './safety.js';

interface Piece {
  readonly node: Element;
  readonly update: Update;
}

type Key = string | number;
type Contexts = (context: Context) => Map<Key, Context>;

const DIRECTIVES = /^data-(if|each)$/;
const FIELDS = /^(input|select|textarea)$/;

/**
 * Makes the children of `source` anew inside `parent`, without what may not get into the page.
 *
 * They are made by name and not cloned: a clone would bring along a shadow root that the template declares.
 */
export function buildInto(parent: Node, source: Node, owner: Owner): Update {
  const updates: (Update | null)[] = [];
  for (const child of source.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) updates.push(buildText(parent, child.nodeValue ?? '', owner));
    else if (child.nodeType === Node.ELEMENT_NODE) updates.push(buildElement(parent, child as Element, owner));
  }
  return inTurn(updates);
}

function buildText(parent: Node, text: string, owner: Owner): Update | null {
  const parts = parseText(text);
  const node = parent.appendChild(document.createTextNode(text));
  if (parts.every((part) => typeof part === 'string')) return null;
  return (context) => {
    const texts = parts.map((part) => (typeof part === 'string' ? part : asText(valueOf(part, context, owner))));
    const data = texts.join('');
    if (node.data !== data) node.data = data;
  };
}

function buildElement(parent: Node, source: Element, owner: Owner): Update | null {
  if (isRefusedElement(source)) {
    report('template-element-refused', source.localName, owner);
    return null;
  }
  const contextsOf = repetitionOf(source, owner);
  if (contextsOf) return buildList(parent, source, contextsOf, owner);
  const {node, update} = buildPiece(source, owner);
  parent.appendChild(node);
  return update;
}

/** An element for each context, in their order; one that stays keeps its element. */
function buildList(parent: Node, source: Element, contextsOf: Contexts, owner: Owner): Update {
  const end = parent.appendChild(document.createTextNode(''));
  let pieces = new Map<Key, Piece>();
  return (context) => {
    const next = new Map<Key, Piece>();
    for (const [key, own] of contextsOf(context)) {
      const piece = pieces.get(key) ?? buildPiece(source, owner);
      piece.update(own);
      next.set(key, piece);
    }
    for (const [key, {node}] of pieces) if (!next.has(key)) node.remove();
    pieces = next;
    arrange(
      [...pieces.values()].map(({node}) => node),
      end,
    );
  };
}

/** Brings the nodes in order before `end`, around the one with the focus: a node that is moved would lose it. */
function arrange(nodes: Element[], end: Node): void {
  const {activeElement = null} = end.getRootNode() as Partial<DocumentOrShadowRoot>;
  const parent = end.parentNode!;
  let next = end;
  for (const node of nodes.reverse()) {
    const stays = node.parentNode === parent && node.contains(activeElement);
    if (node.nextSibling !== next && !stays) parent.insertBefore(node, next);
    next = node;
  }
}

/** What `data-each` and `data-if` make of an element's context; null where it has neither. */
function repetitionOf(source: Element, owner: Owner): Contexts | null {
  const each = source.getAttribute('data-each');
  const condition = source.getAttribute('data-if');
  if (each === null && condition === null) return null;
  const repetition = each === null ? null : parseRepetition(each);
  const question = condition === null ? null : parseCondition(condition);
  if ((each !== null && !repetition) || (condition !== null && !question)) {
    const what = repetition || each === null ? `data-if="${condition}"` : `data-each="${each}"`;
    report('template-syntax', what, owner);
    return () => new Map();
  }
  return (context) => {
    const contexts = repetition ? repeat(context, repetition.name, repetition.path, owner) : new Map([[0, context]]);
    if (!question) return contexts;
    const {path, negated} = question;
    return new Map([...contexts].filter(([, {scope}]) => isThere(valueAt(scope, path)) !== negated));
  };
}

/** A context for each item, by the item's `ID` where no other has it, else by its place. */
function repeat(context: Context, name: string, path: string, owner: Owner): Map<Key, Context> {
  const contexts = new Map<Key, Context>();
  for (const [index, item] of itemsOf(valueAt(context.scope, path), path, owner).entries()) {
    const id = asText(valueAt(item, 'ID'));
    const key = id && !contexts.has(id) ? id : index;
    contexts.set(key, {...context, item, scope: {...context.scope, [name]: item}});
  }
  return contexts;
}

function buildPiece(source: Element, owner: Owner): Piece {
  const node = document.createElementNS(source.namespaceURI, source.localName);
  // The content of a template inside stays what it is: it is for the element around it.
  if (isTemplate(source) && isTemplate(node)) node.content.append(document.importNode(source.content, true));
  // An option has to be there before its select gets a value.
  const updates: (Update | null)[] = [buildInto(node, source, owner)];
  for (const attribute of source.attributes) {
    if (!DIRECTIVES.test(attribute.name)) updates.push(bindAttribute(node, attribute, owner));
  }
  updates.push(bindAction(node, source, owner));
  return {node, update: inTurn(updates)};
}

/** Runs the element's action of that name with what the control was filled from last. */
function bindAction(node: Element, source: Element, owner: Owner): Update | null {
  const name = source.getAttribute('data-action');
  if (name === null) return null;
  const action = Object.hasOwn(owner.actions, name) ? owner.actions[name] : undefined;
  if (!action) {
    report('template-action-unknown', name, owner);
    return null;
  }
  let item: unknown = null;
  const act = (event: Event): void => action(item, node as HTMLElement, event);
  node.addEventListener(FIELDS.test(node.localName) ? 'change' : 'click', act);
  return (context) => (item = context.item);
}

function inTurn(updates: readonly (Update | null)[]): Update {
  const present = updates.filter((update) => update !== null);
  return (context) => {
    for (const update of present) update(context);
  };
}

const isTemplate = (element: Element): element is HTMLTemplateElement => element instanceof HTMLTemplateElement;
