import {expect} from '@open-wc/testing';
import {useWarnings} from '../support/console.js';
import {showTemplate, type TemplateTwin, type TemplateTwinOptions} from '../support/template.js';

const text = ({root}: TemplateTwin): string => root.textContent.replace(/\s+/g, ' ').trim();

/** What a text of a template becomes. */
const filled = (markup: string, scope: object, options?: TemplateTwinOptions): string =>
  text(showTemplate(markup, {...scope}, options));

/** The first element of what is shown. */
const first = <E extends HTMLElement = HTMLElement>({root}: TemplateTwin): E => root.firstElementChild as E;

/** An attribute of a template's only element. */
const attribute = (markup: string, scope: object, name: string): string | null =>
  first(showTemplate(markup, {...scope})).getAttribute(name);

describe("an author's template", () => {
  const warnings = useWarnings();
  const codes = (): (string | undefined)[] => warnings.map((line) => /\[([\w-]+)\]$/.exec(line)?.[1]);

  afterEach(() => {
    for (const {parentElement} of document.querySelectorAll(':scope > body > * > template')) parentElement?.remove();
  });

  describe('places', () => {
    it('reads dotted paths, own members alone', () => {
      const product = {Name: 'Kettle', xp: {Images: [{Url: '/k.jpg'}], 'care-level': 2, Größe: 'M'}};
      expect(filled('{product.Name}, {product.xp.Images[0].Url}', {product})).to.equal('Kettle, /k.jpg');
      expect(filled('{ product.xp.care-level }/{product.xp.Größe}', {product})).to.equal('2/M');
      expect(filled('[{product.constructor}{product.Name.length}{constructor.name}]', {product})).to.equal('[]');
    });

    it('shows texts, numbers and booleans, and nothing of the rest', () => {
      const scope = {n: 0, b: true, big: 12n, list: [1], object: {}, none: null, f: () => 1, s: Symbol('x'), nan: NaN};
      expect(filled('{n} {b} {big} [{list}{object}{none}{f}{s}{nan}{nowhere.at.all}]', scope)).to.equal('0 true 12 []');
    });

    it('leaves every other brace as it is', () => {
      const literal = '{} {{ {1} {a b} {a.} {a-b} {"a": 1} {a | } {a | b:} {a + b} {a()} {a[b]} {.a} }';
      expect(filled(literal, {a: 'A', b: 'B'})).to.equal(literal);
      expect(filled('{{a}}', {a: 'A'})).to.equal('{A}');
    });

    it('shows markup in data as text', () => {
      const twin = showTemplate('<p>{name}</p>', {name: '<img src=x onerror=alert(1)>'});
      expect(first(twin).childElementCount).to.equal(0);
      expect(text(twin)).to.equal('<img src=x onerror=alert(1)>');
    });

    it('does not read what it has filled in', () => {
      expect(filled('{a}', {a: '{b}', b: 'secret'})).to.equal('{b}');
    });

    it('has the words and the status of its element', () => {
      const options = {words: {remove: 'Remove'}, status: 'ready'};
      expect(filled('{words.remove} {status}', {}, options)).to.equal('Remove ready');
    });

    it('changes the text in place', () => {
      const twin = showTemplate('<p>{a} and {b}</p>', {a: 1, b: 2});
      const node = first(twin).firstChild;
      twin.show({a: 3, b: 2});
      expect(first(twin).firstChild).to.equal(node);
      expect(text(twin)).to.equal('3 and 2');
    });
  });

  describe('formatters', () => {
    it('formats money in the currency of the argument, else of the scope, in the language of the page', () => {
      expect(filled('{p | money}', {p: 1234.5, currency: 'USD'})).to.equal('$1,234.50');
      expect(filled('{p|money:EUR}', {p: 12, currency: 'USD'}, {locale: 'de'})).to.equal('12,00 €');
      expect(filled('{p | money}', {p: '12.5'})).to.equal('12.50');
      expect(filled('[{p | money}{q | money}{r | money}]', {p: 'x', q: null, r: NaN})).to.equal('[]');
    });

    it('formats dates', () => {
      const at = '2026-03-04T12:00:00+00:00';
      expect(filled('{at | date}', {at})).to.equal('Mar 4, 2026');
      expect(filled('{at | date:long}', {at}, {locale: 'de'})).to.equal('4. März 2026');
      expect(filled('{at | date:short}', {at: '2026-03-04'})).to.equal('3/4/26');
      expect(filled('{at | date:unknown}', {at})).to.equal('Mar 4, 2026');
      expect(filled('[{a | date}{b | date}{c | date}]', {a: 'soon', b: {}, c: null})).to.equal('[]');
    });

    it('counts lists and writes numbers', () => {
      expect(filled('{list | count} {n | count}', {list: [1, 2], n: 1234})).to.equal('2 1,234');
      expect(filled('[{a | count}{b | count}]', {a: {}, b: null})).to.equal('[]');
    });

    it('bears a malformed language', () => {
      expect(filled('{at | date} {n | count}', {at: '2026-03-04', n: 1}, {locale: '!!'})).to.match(/2026 1$/);
    });

    it('says once that a formatter is unknown, and leaves the text empty', () => {
      const twin = showTemplate('<p>[{a | shout}{a | constructor}{a | shout}]</p>', {a: 'x'});
      twin.show();
      expect(text(twin)).to.equal('[]');
      expect(codes()).to.deep.equal(['template-formatter-unknown', 'template-formatter-unknown']);
      expect(warnings[0]).to.contain('<div> has a template with the formatter shout');
    });
  });

  describe('attributes', () => {
    it('fills in text, several places too', () => {
      expect(attribute('<p class="card {a} {b}"></p>', {a: 'x', b: 'y'}, 'class')).to.equal('card x y');
      expect(attribute('<p title=\'{"a": 1} {a}\'></p>', {a: '"<'}, 'title')).to.equal('{"a": 1} "<');
      expect(attribute('<p @click.x="{a}"></p>', {a: 'kept'}, '@click.x')).to.equal('kept');
    });

    it('leaves out what is not there, and makes a boolean attribute of true', () => {
      for (const a of [false, null, undefined]) expect(attribute('<p hidden="{a}"></p>', {a}, 'hidden')).to.equal(null);
      expect(attribute('<p hidden="{a}"></p>', {a: true}, 'hidden')).to.equal('');
      expect(attribute('<p title="{a}"></p>', {a: 0}, 'title')).to.equal('0');
      expect(attribute('<p aria-busy="{a}"></p>', {a: false}, 'aria-busy')).to.equal('false');
      expect(attribute('<p aria-busy="{a}"></p>', {a: true}, 'aria-busy')).to.equal('true');
    });

    it('comes and goes with the data, and leaves alone what has changed otherwise', () => {
      const twin = showTemplate('<details open="{a}" title="{b}"></details>', {a: true, b: 'x'});
      const details = first<HTMLDetailsElement>(twin);
      details.open = false;
      twin.show({a: true, b: null});
      expect(details.open).to.equal(false);
      expect(details.hasAttribute('title')).to.equal(false);
      twin.show({a: true, b: 'y'});
      expect(details.title).to.equal('y');
    });

    it("leaves the places of the kit's own URLs to the element", () => {
      const card = '<p product-url="/p/{ID}" cart-url="/c?{items}"></p>';
      expect(attribute(card, {ID: 'x'}, 'product-url')).to.equal('/p/{ID}');
      expect(attribute(card, {items: 'x'}, 'cart-url')).to.equal('/c?{items}');
    });

    it('encodes values inside a URL', () => {
      expect(attribute('<a href="/p/{a}?q={b}#{c}">x</a>', {a: 'a/b', b: '&x=1', c: '\ud800'}, 'href')).to.equal(
        '/p/a%2Fb?q=%26x%3D1#%EF%BF%BD',
      );
      expect(attribute('<a href="{a}?q=1">x</a>', {a: '/a/b'}, 'href')).to.equal('/a/b?q=1');
    });

    it('sets what a visitor can change as a property', () => {
      const twin = showTemplate(
        `<form><input value="{a}" /><input type="checkbox" checked="{b}" /><textarea value="{a}"></textarea>
        <select value="{a}"><option data-each="o of list" value="{o}">{o}</option></select><input type="file" value="{a}" />
        </form>`,
        {a: 'x', b: true, list: ['w', 'x', 'y']},
      );
      const [input, box, area, select] = first<HTMLFormElement>(twin).elements as unknown as HTMLInputElement[];
      expect([input!.value, box!.checked, area!.value, select!.value]).to.deep.equal(['x', true, 'x', 'x']);
      input!.value = 'typing';
      twin.show();
      expect(input!.value).to.equal('typing');
      input!.dispatchEvent(new Event('change'));
      twin.show();
      expect(input!.value, 'what was entered and not taken').to.equal('x');
      twin.show({a: 'y', b: false, list: ['w', 'x', 'y']});
      expect([input!.value, box!.checked, area!.value, select!.value]).to.deep.equal(['y', false, 'y', 'y']);
    });
  });

  describe('conditions', () => {
    const shown = (a: unknown): string => filled('<b data-if="a">yes</b><b data-if="!a">no</b>', {a});

    it('takes what is falsy and empty lists for no', () => {
      for (const no of [undefined, null, false, 0, '', NaN, []]) expect(shown(no)).to.equal('no');
      for (const yes of [true, 1, 'x', ' ', [0], {}]) expect(shown(yes)).to.equal('yes');
    });

    it('keeps the place of an element that comes and goes', () => {
      const twin = showTemplate('<i>1</i><b data-if="a.b">2</b><i>3</i>', {});
      expect(text(twin)).to.equal('13');
      twin.show({a: {b: 1}});
      expect(text(twin)).to.equal('123');
      twin.show({a: {b: 0}});
      expect(text(twin)).to.equal('13');
    });

    it('says what is no condition, and leaves the element out', () => {
      expect(filled('<b data-if="a > 1">x</b><b data-if="">y</b><b data-each="a in b">z</b>', {a: 2, b: [1]})).to.equal(
        '',
      );
      expect(new Set(codes())).to.deep.equal(new Set(['template-syntax']));
      expect(warnings.length).to.equal(3);
    });
  });

  describe('repetition', () => {
    const lines = (...ids: string[]): object => ({lines: ids.map((ID) => ({ID, Name: ID.toUpperCase()}))});
    const list = '<ul><li data-each="line of lines">{line.Name}<input /></li></ul>';
    const items = (twin: TemplateTwin): Element[] => [...first(twin).children];

    it('repeats, and shows nothing for what is no list', () => {
      expect(filled(list, lines('a', 'b'))).to.equal('AB');
      for (const no of [null, 'abc', {length: 2}, 3]) expect(filled(list, {lines: no})).to.equal('');
    });

    it('keeps elements, what was typed and the focus through any order', () => {
      const twin = showTemplate(list, {...lines('a', 'b', 'c', 'd')});
      const [a, b, c, d] = items(twin);
      const input = c!.querySelector('input')!;
      input.value = 'typed';
      input.focus();
      for (const order of ['dcba', 'cabd', 'abdc', 'c', 'bca']) {
        twin.show({...lines(...order)});
        expect(text(twin)).to.equal(order.toUpperCase());
        expect(document.activeElement, order).to.equal(input);
      }
      expect(items(twin)[1]).to.equal(c);
      expect(input.value).to.equal('typed');
      expect([a, b, d].some((node) => items(twin).includes(node!))).to.equal(false);
    });

    it('keeps by place what has no ID, or one that another has', () => {
      const twin = showTemplate(list, {lines: [{Name: 'a'}, {ID: 'x', Name: 'b'}, {ID: 'x', Name: 'c'}, null, 7]});
      const before = items(twin);
      expect(text(twin)).to.equal('abc');
      twin.show({lines: [{Name: 'd'}, {ID: 'x', Name: 'e'}, {ID: 'x', Name: 'f'}]});
      expect(text(twin)).to.equal('def');
      expect(items(twin)).to.deep.equal(before.slice(0, 3));
    });

    it('nests, with the names of what is around', () => {
      const scope = {
        shop: 'S',
        groups: [
          {Name: 'g', list: [1, 2]},
          {Name: 'h', list: [3]},
        ],
      };
      const markup = '<p data-each="g of groups"><b data-each="n of g.list">{shop}{g.Name}{n} </b></p>';
      expect(filled(markup, scope)).to.equal('Sg1 Sg2 Sh3');
    });

    it('repeats first and asks for each item then', () => {
      const markup = '<i data-if="n.on" data-each="n of list">{n.ID}</i>';
      const twin = showTemplate(markup, {list: [{ID: 'a', on: 1}, {ID: 'b'}, {ID: 'c', on: 1}]});
      expect(text(twin)).to.equal('ac');
      twin.show({list: [{ID: 'a'}, {ID: 'b', on: 1}, {ID: 'c', on: 1}]});
      expect(text(twin)).to.equal('bc');
    });

    it('ends somewhere, also where repetitions multiply, and says so', () => {
      const many = Array.from({length: 200});
      const twin = showTemplate('<i data-each="a of many"><b data-each="b of many"></b></i>', {many});
      expect(twin.root.querySelectorAll('*').length).to.equal(5000);
      twin.show({many: [1, 2]});
      expect(twin.root.querySelectorAll('*').length).to.equal(6);
      expect(codes()).to.deep.equal(['template-list-cut']);
    });
  });

  describe('actions', () => {
    it('calls with the nearest item, the control and the event', () => {
      const calls: unknown[][] = [];
      const act = (item: unknown, control: HTMLElement, {type}: Event): void =>
        void calls.push([item, control.localName, type]);
      const line = {ID: 'a', n: 1};
      const twin = showTemplate(
        `<p data-each="line of lines"><button data-action="act"></button><input data-action="act" />
        <select data-action="act"></select></p><button data-action="act"></button>`,
        {lines: [line]},
        {actions: {act}},
      );
      const again = {ID: 'a', n: 2};
      twin.show({lines: [again]});
      for (const button of twin.root.querySelectorAll('button')) button.click();
      for (const field of twin.root.querySelectorAll('input,select')) {
        field.dispatchEvent(new Event('click'));
        field.dispatchEvent(new Event('change'));
      }
      expect(calls).to.deep.equal([
        [again, 'button', 'click'],
        [null, 'button', 'click'],
        [again, 'input', 'change'],
        [again, 'select', 'change'],
      ]);
    });

    it('says once that an action is unknown', () => {
      showTemplate('<button data-action="fly"></button><button data-action="toString"></button>', {}).show();
      expect(codes()).to.deep.equal(['template-action-unknown', 'template-action-unknown']);
    });
  });

  describe('what is shown', () => {
    it('is a child of the element that has no box, and goes with the scope', () => {
      const twin = showTemplate('a <b>c</b>', {});
      const {root} = twin;
      expect(getComputedStyle(root).display).to.equal('contents');
      twin.show(null);
      expect(twin.host.children.length).to.equal(1);
      twin.show({});
      expect(twin.root).to.equal(root);
      expect(text(twin)).to.equal('a c');
    });

    it('is put back when a framework takes it away, and replaces what a copy has left', () => {
      const twin = showTemplate('<b>{a}</b>', {a: 1});
      const node = first(twin);
      const copy = twin.root.cloneNode(true);
      twin.host.replaceChildren(twin.template, copy);
      twin.show();
      expect(twin.host.children.length).to.equal(2);
      expect(first(twin)).to.equal(node);
    });

    it('begins anew where the template has changed', () => {
      const twin = showTemplate('<b>{a}</b>', {a: 1});
      twin.template.content.append(' more {a}');
      twin.show();
      expect(text(twin)).to.equal('1 more 1');
    });

    it('leaves the content of a template inside to the element around it', () => {
      const twin = showTemplate('<p>{a}<template><b>{a}</b></template></p>', {a: 1});
      const inner = twin.root.querySelector('template')!;
      expect(inner.innerHTML).to.equal('<b>{a}</b>');
      expect(twin.root.textContent).to.equal('1');
    });

    it('survives being taken apart by the page', () => {
      const twin = showTemplate('<ul><li data-each="n of list">{n}</li></ul>', {list: [1, 2]});
      first(twin).replaceChildren();
      twin.show({list: [1, 2, 3]});
      twin.show();
      expect(text(twin)).to.equal('123');
    });
  });
});
