import {expect} from '@open-wc/testing';
import {useWarnings} from '../support/console.js';
import {showTemplate} from '../support/template.js';

/** Spellings of what no link may be. */
const UNSAFE = [
  'javascript:alert(1)',
  ' JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  '\u00a0javascript:alert(1)',
  'javascript://%0aalert(1)',
  'vbscript:x',
  'data:text/html,<script>alert(1)</script>',
  'blob:https://shop.example/1',
  'file:///etc/passwd',
  'mailto:a@example.com',
];

describe('the safety of a template', () => {
  const warnings = useWarnings();
  const codes = (): Set<string | undefined> => new Set(warnings.map((line) => /\[([\w-]+)\]$/.exec(line)?.[1]));
  /** Each test has a tag of its own, since a line is said once. */
  const html = (markup: string, scope: object, tag: string): string => {
    const twin = showTemplate(markup, {...scope}, {tag});
    twin.host.remove();
    return twin.root.innerHTML;
  };

  for (const name of [
    ...[
      'script',
      'style',
      'iframe',
      'object',
      'fencedframe',
      'applet',
      'oc-session',
      'send-tracker',
      'svg:script',
      'x+y',
    ],
    ...['embed', 'base', 'meta', 'link'],
  ]) {
    it(`leaves out <${name}> with all that stands inside, and says so`, () => {
      const markup = `a<${name} class="{x}"><b>c</b></${name}>`;
      const isVoid = document.createElement(/^\w+$/.test(name) ? name : 'p').outerHTML.endsWith(`<${name}>`);
      expect(html(markup, {x: 1}, `t-${name.replace(/\W/g, '')}`)).to.equal(isVoid ? 'a<b>c</b>' : 'a');
      expect(codes()).to.deep.equal(new Set(['template-element-refused']));
    });
  }

  it('leaves out what animates an attribute, and scripts of SVG', () => {
    const inside = ['script', 'set', 'animate', 'animateTransform', 'animateMotion', 'SCRIPT'].map(
      (name) => `<${name} href="#a" attributeName="href" to="javascript:alert(1)">x</${name}>`,
    );
    expect(html(`<svg><a>${inside.join('')}<text>{x}</text></a></svg>`, {x: 1}, 't-svg')).to.equal(
      '<svg><a><text>1</text></a></svg>',
    );
  });

  it('judges an element of another vocabulary by its name without the prefix', () => {
    const twin = showTemplate('', {}, {tag: 't-xml'});
    const xml = '<r xmlns:h="http://www.w3.org/1999/xhtml"><h:script>globalThis.ran = 1</h:script><h:b>b</h:b></r>';
    twin.template.content.append(new DOMParser().parseFromString(xml, 'application/xml').documentElement);
    twin.show();
    expect(twin.root.querySelectorAll('*|script').length).to.equal(0);
    expect(twin.root.textContent).to.equal('b');
    expect(globalThis).not.to.have.property('ran');
    twin.host.remove();
  });

  it('leaves out handlers, whole documents and styles from data, and says so', () => {
    const markup = '<p onclick="x()" ONFOCUS="x()" on="" srcdoc="<b>" style="color: {x}" class="k">a</p>';
    expect(html(markup, {x: 'red'}, 't-attributes')).to.equal('<p class="k">a</p>');
    expect(html('<svg onload="x()"><g onbegin="x()"></g></svg>', {}, 't-attributes')).to.equal('<svg><g></g></svg>');
    expect(codes()).to.deep.equal(new Set(['template-attribute-refused']));
  });

  for (const attribute of [
    ...['href', 'src', 'action', 'formaction', 'poster', 'cite', 'data', 'background', 'longdesc', 'HREF'],
    ...['xlink:href', 'srcset', 'imagesrcset', 'ping', 'attributionsrc'],
  ]) {
    it(`refuses unsafe URLs in ${attribute}, of data and of the template`, () => {
      const tag = `t-${attribute === 'HREF' ? 'upper' : attribute.replace(/\W/g, '')}`;
      // In a list such white space ends a URL.
      const isList = /set$|ping|attribution/.test(attribute);
      for (const x of isList ? UNSAFE.filter((url) => !/[\t\n]/.test(url)) : UNSAFE) {
        const twin = showTemplate(`<p ${attribute}="{x}">a</p>`, {x}, {tag});
        expect(twin.root.innerHTML, JSON.stringify(x)).to.equal('<p>a</p>');
        twin.host.remove();
      }
      expect(html(`<p ${attribute}="javascript:x">a</p>`, {}, tag)).to.equal('<p>a</p>');
      expect(html(`<svg><a ${attribute}="java{x}">a</a></svg>`, {x: 'script:alert(1)'}, tag)).not.to.contain('t:');
      expect(codes()).to.deep.equal(new Set(['template-url-refused']));
    });
  }

  it('keeps safe URLs as they are', () => {
    for (const url of ['/a b', '?q', '#top', 'a/b.html', '//cdn.example/x', 'https://shop.example/?a=1']) {
      expect(html('<a href="{url}">a</a>', {url}, 't-safe')).to.equal(`<a href="${url}">a</a>`);
    }
    expect(html('<a href="">a</a><a href="{x}">b</a>', {x: ''}, 't-safe')).to.equal('<a>a</a><a>b</a>');
    expect(warnings).to.deep.equal([]);
  });

  it('keeps what is safe of a list of URLs', () => {
    const srcset = '?a,1 1x, {x} 2x, javascript:alert(1) 3x, ?c';
    expect(html(`<img srcset="${srcset}" />`, {x: '?b'}, 't-list')).to.equal('<img srcset="?a,1 1x, ?b 2x, ?c">');
    expect(html('<a ping="/a data:,x /b">a</a>', {}, 't-list')).to.equal('<a ping="/a /b">a</a>');
  });

  it('takes over no shadow root that the template declares', () => {
    const twin = showTemplate(
      `<div><template shadowrootmode="closed" shadowrootclonable><img src="?" onerror="globalThis.ran = 1"></template></div>`,
      {},
      {tag: 't-shadow'},
    );
    const div = twin.root.querySelector('div')!;
    expect(() => div.attachShadow({mode: 'open'})).not.to.throw();
    expect(globalThis).not.to.have.property('ran');
    twin.host.remove();
  });

  it('shows what stands beside a form that hides its own members behind its fields', () => {
    const twin = showTemplate('<form onclick="x()"><input name="attributes" /></form>', {}, {tag: 't-form'});
    expect(twin.root).to.equal(null);
    expect(codes()).to.deep.equal(new Set(['template-failed']));
    twin.host.remove();
  });
});
