import {expect, nextFrame, waitUntil} from '@open-wc/testing';
import fc from 'fast-check';
import {useWarnings} from '../support/console.js';
import {showTemplate} from '../support/template.js';

const RUNS = 1000;
const HANDLERS = Object.keys(HTMLElement.prototype).filter((name) => name.startsWith('on'));
const URLS =
  /^(href|src|srcset|imagesrcset|action|formaction|poster|cite|data|background|ping|longdesc|attributionsrc)$/;
const REFUSED =
  /^(script|style|iframe|frame|frameset|object|embed|base|meta|link|animate.*|set|oc-session|send-tracker)$/i;

const hostileUrl = fc.constantFrom(
  ...['javascript:ran()', ' JaVaScRiPt:ran()', 'java\tscript:ran()', 'java\nscript:ran()', '\u0001javascript:ran()'],
  ...[
    'javascript&colon;ran()',
    'javascript://%0aran()',
    '\ufeffjavascript:ran()',
    'vbscript:ran()',
    'jav&#x09;ascript:ran()',
  ],
  ...['data:text/html,<script>ran()</script>', 'data:image/svg+xml,<svg onload=ran()>', 'blob:x', '//[', '?x', '#x'],
  ...['?x 1x, javascript:ran() 2x', '?x javascript:ran()'],
);
const hostileText = fc.constantFrom(
  ...[
    '<img src=? onerror=ran()>',
    '<script>ran()</script>',
    '"><svg onload=ran()>',
    '{{x}}',
    '{x}',
    '${ran()}',
    'ran()',
  ],
  ...['__proto__', 'constructor', 'toString', '\ud800', '', '0', 'slot', 'a'.repeat(2000)],
);

const data = fc.oneof(
  hostileUrl,
  hostileText,
  fc.anything({withBigInt: true, withDate: true, withNullPrototype: true, withSparseArray: true, maxDepth: 2}),
);
const item = fc.oneof(
  fc.record({ID: data, Name: data, Url: data, x: data, list: fc.array(data, {maxLength: 3})}),
  data,
);
const scope = fc.record({
  x: data,
  y: fc.boolean(),
  item,
  currency: data,
  list: fc.oneof(fc.array(item, {maxLength: 4}), data),
});

const place = fc.constantFrom(
  ...['{x}', '{item.Name}', '{item.Url}', '{list[0].Url}', '{x | money}', '{x | date:long}', '{list | count}'],
  ...[
    '{item}',
    '{item.x.x.x.list[1].ID}',
    '{x | nothing}',
    '{__proto__}',
    '{constructor.constructor}',
    '{x',
    '{{x}}',
    '{gone | count}',
    '{gone[0]}',
  ],
);
const value = fc.oneof(
  hostileUrl,
  hostileText,
  place,
  fc.tuple(place, hostileUrl, place).map((parts) => parts.join('')),
);
const directive = fc.oneof(
  fc.record({
    name: fc.constant('data-each'),
    value: fc.constantFrom(
      'item of list',
      '__proto__ of list',
      'x of item.list',
      'x',
      'x of gone',
      'item of traps',
      'item of cycle.list',
      'item of endless',
    ),
  }),
  fc.record({
    name: fc.constant('data-if'),
    value: fc.constantFrom('x', '!x', 'y', 'item.Name', '!list', 'x()', 'gone', 'getter.ID'),
  }),
  fc.record({name: fc.constant('data-action'), value: fc.constantFrom('act', 'constructor', '{x}', '')}),
);
const attribute = fc.oneof(
  fc.record({
    name: fc.constantFrom(
      ...[
        'href',
        'xlink:href',
        'src',
        'srcset',
        'imagesrcset',
        'action',
        'formaction',
        'poster',
        'cite',
        'data',
        'ping',
      ],
      ...['background', 'srcdoc', 'style', 'HREF', ':href', '@click', 'id', 'class', 'slot', 'is', 'nonce', 'type'],
      ...['value', 'checked', 'autofocus', 'open', 'popover', 'http-equiv', 'content', 'attributeName', 'to', 'from'],
      ...[
        'values',
        'shadowrootmode',
        'shadowrootclonable',
        'contenteditable',
        'product-url',
        'aria-label',
        'xmlns',
        '<x',
      ],
    ),
    value,
  }),
  fc.record({name: fc.constantFrom(...HANDLERS, 'onbegin', 'onrepeat', 'onend', 'ONLOAD', 'on'), value}),
  directive,
);
const tag = fc.constantFrom(
  ...['a', 'area', 'img', 'image', 'svg', 'math', 'form', 'button', 'input', 'select', 'option', 'textarea', 'video'],
  ...['audio', 'source', 'track', 'details', 'dialog', 'marquee', 'template', 'noscript', 'xmp', 'table', 'tr', 'td'],
  ...['p', 'div', 'body', 'html', 'title', 'slot', 'x-y', 'foreignObject', 'use', 'feImage', 'annotation-xml', 'mtext'],
  ...['mglyph', 'script', 'SCRIPT', 'svg:script', 'style', 'iframe', 'frame', 'frameset', 'object', 'embed', 'base'],
  ...['meta', 'link', 'animate', 'set', 'animateTransform', 'animateMotion', 'oc-session', 'send-tracker', 'x\u00aa'],
);
const {markup} = fc.letrec<{markup: string; element: string}>((tie) => ({
  markup: fc
    .array(fc.oneof({withCrossShrink: true, maxDepth: 4}, value, tie('element'), tie('element')), {maxLength: 4})
    .map((parts) => parts.join('')),
  element: fc
    .tuple(tag, fc.array(attribute, {maxLength: 4}), tie('markup'))
    .map(
      ([name, attributes, inside]) =>
        `<${name} ${attributes.map((entry) => `${entry.name}="${entry.value.replaceAll('"', '&quot;')}"`).join(' ')}>` +
        `${inside}</${name}>`,
    ),
}));

const trap = (): never => {
  throw new Error('read');
};

/** Adds what even the generator can't hold: what throws when it is read, has no end, or says that it has no end. */
function withTraps(scope: object): Record<string, unknown> {
  const {proxy: gone, revoke} = Proxy.revocable([], {});
  revoke();
  const getter = Object.defineProperty({}, 'ID', {get: trap, enumerable: true});
  const cycle: Record<string, unknown> = {ID: 'cycle'};
  Object.assign(cycle, {Name: cycle, x: cycle, list: [cycle, cycle]});
  const prototypes = JSON.parse(
    '{"__proto__": {"ID": "x"}, "constructor": {"prototype": 1}, "ID": "__proto__"}',
  ) as object;
  const traps = [
    ...[getter, cycle, prototypes, document, globalThis, {toString: trap, valueOf: trap, ID: 'x'}],
    ...[
      new Proxy({}, {getOwnPropertyDescriptor: trap}),
      {length: 2 ** 31, ID: 'x'},
      Object.create(null) as object,
      gone,
    ],
  ];
  return {...scope, gone, getter, cycle, traps, endless: new Array<unknown>(50)};
}

/** Every element of what is shown, those in open shadow roots too. */
function* elementsOf(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* elementsOf(element.shadowRoot);
  }
}

function isSafe(url: string): boolean {
  try {
    return /^https?:$/.test(new URL(url, document.baseURI).protocol);
  } catch {
    return true;
  }
}

function expectHarmless(root: ParentNode): void {
  for (const element of elementsOf(root)) {
    const {localName} = element;
    expect(localName).not.to.match(REFUSED);
    for (const {localName: name, value: text} of element.attributes) {
      const plain = name.toLowerCase().replace(/^.*:/, '');
      expect(plain).not.to.match(/^on|^srcdoc$/);
      const urls = /srcset|ping|attributionsrc/.test(plain)
        ? text.split(/\s+/).map((part) => part.replace(/,$/, ''))
        : [text];
      if (URLS.test(plain)) for (const url of urls) expect(isSafe(url), `${name}="${text}"`).to.equal(true);
    }
  }
}

describe('a template, whatever it and its data are', () => {
  const warnings = useWarnings();
  const page = globalThis as {ran?: () => void};
  let runs = 0;
  const violations: string[] = [];

  const count = ({violatedDirective, sample}: SecurityPolicyViolationEvent): void =>
    void violations.push(`${violatedDirective} ${sample}`);
  before(() => {
    page.ran = () => void runs++;
    document.addEventListener('securitypolicyviolation', count);
  });
  after(() => {
    delete page.ran;
    document.removeEventListener('securitypolicyviolation', count);
  });

  const place = document.createElement('div');
  // A port that the browser asks nothing of: pictures fail without a request.
  const base = document.createElement('base');
  base.href = 'https://localhost:1/';
  beforeEach(() => {
    document.head.append(base);
    document.body.append(place);
  });
  afterEach(() => {
    base.remove();
    place.remove();
  });

  function expectHarmlessWhatever(parse: (text: string) => string): void {
    fc.assert(
      fc.property(markup, scope, scope, (text, first, second) => {
        place.replaceChildren();
        const twin = showTemplate(parse(text), withTraps(first), {place, actions: {act: () => {}}});
        expectHarmless(place);
        twin.show(withTraps(second));
        twin.show(withTraps(first));
        expectHarmless(place);
        twin.show(null);
        twin.host.remove();
      }),
      {numRuns: RUNS, includeErrorInReport: true},
    );
    expect(warnings.filter((line) => line.includes('template-failed'))).to.deep.equal([]);
  }

  it('never throws and lets nothing into the page that runs', async function () {
    this.timeout(120_000);
    expectHarmlessWhatever((text) => text);
    // Pictures fail later, and their handlers would run then.
    for (let frame = 0; frame < 10; frame++) await nextFrame();
    expect(runs).to.equal(0);
  });

  it('would see a handler that is let in', async () => {
    const image = document.createElement('img');
    image.setAttribute('onerror', 'ran()');
    image.src = 'data:,';
    place.append(image);
    await new Promise((resolve) => image.addEventListener('error', resolve));
    expect(runs).to.equal(1);
    runs = 0;
    expect(() => expectHarmless(place)).to.throw();
    image.remove();
  });

  it('shows hostile data often enough to mean something', () => {
    const shown = fc.sample(fc.tuple(markup, scope), {numRuns: 300, seed: 1}).map(([text, data]) => {
      const {root, host} = showTemplate(text, data, {place});
      host.remove();
      return root.querySelectorAll('*').length;
    });
    expect(shown.filter(Boolean).length).to.be.greaterThan(100);
  });

  it('reports nothing under a strict policy with trusted types', async function () {
    this.timeout(120_000);
    const policy = document.createElement('meta');
    policy.httpEquiv = 'Content-Security-Policy';
    policy.content = "script-src 'self'; object-src 'none'; base-uri 'none'; require-trusted-types-for 'script'";
    document.head.append(policy);
    const trusted = (
      globalThis as unknown as {
        trustedTypes: {createPolicy(name: string, rules: object): {createHTML(text: string): string}};
      }
    ).trustedTypes.createPolicy('test', {createHTML: (text: string) => text});
    expect(() => document.createElement('p').setAttribute('onclick', 'ran()')).to.throw();
    await waitUntil(() => violations.length > 0);
    violations.length = 0;
    expectHarmlessWhatever((text) => trusted.createHTML(text));
    for (let frame = 0; frame < 10; frame++) await nextFrame();
    expect(runs).to.equal(0);
    expect(violations).to.deep.equal([]);
  });
});
