import {expect, fixture, html as markup, nextFrame, waitUntil} from '@open-wc/testing';
import {html, LitElement, type TemplateResult} from 'lit';
import {TemplateController} from '../../src/controllers/template-controller.js';
import {ViewController} from '../../src/controllers/view-controller.js';
import type {Strings} from '../../src/core/strings.js';

class TestLook extends LitElement {
  static override properties = {name: {}};

  name: string | null = 'kettle';
  strings: Strings | null = null;
  updates = 0;
  readonly pressed: unknown[] = [];
  readonly view = new ViewController(this, {hello: 'Hello'});
  readonly template = new TemplateController(this, this.view, () => (this.name ? {name: this.name} : null), {
    press: (item) => void this.pressed.push(item),
  });

  override render(): TemplateResult {
    this.updates++;
    return html`${this.template.look ?? html`<b>default</b><slot></slot>`}`;
  }
}
customElements.define('test-look', TestLook);

describe('TemplateController', () => {
  const shown = (element: Element): string =>
    [...element.querySelectorAll<HTMLElement>('*')]
      .filter((inner) => inner.childElementCount === 0 && inner.checkVisibility())
      .map(({textContent}) => textContent)
      .join(' ');
  const showsDefault = (element: Element): boolean => element.shadowRoot!.querySelector('b') !== null;
  const until = (element: Element, text: string): Promise<void> =>
    waitUntil(() => shown(element) === text, `shows "${shown(element)}" instead of "${text}"`);

  const place = (): Promise<TestLook> =>
    fixture<TestLook>(
      markup`<test-look><i>skeleton</i><template><p>{words.hello} {name} {status}</p></template></test-look>`,
    );

  it('changes nothing without a template, nor with one for a slot', async () => {
    const element = await fixture(
      markup`<test-look><i>inside</i><template slot="other"><p>{name}</p></template></test-look>`,
    );
    expect(showsDefault(element)).to.equal(true);
    expect(shown(element)).to.equal('inside');
  });

  it('shows what stands beside the template until that is shown, and then no more', async () => {
    const element = await place();
    expect(showsDefault(element)).to.equal(false);
    await until(element, 'Hello kettle idle');
    element.name = 'pot';
    await until(element, 'Hello pot idle');
  });

  it('falls back where there is nothing to show, but not in the status empty', async () => {
    const element = await place();
    await until(element, 'Hello kettle idle');
    element.name = null;
    await until(element, 'skeleton');
    element.view.show('empty');
    await until(element, '');
    element.name = 'pot';
    element.view.show('ready');
    await until(element, 'Hello pot ready');
  });

  it('follows a template that comes late, is filled late, changes and goes', async () => {
    const element = await fixture<TestLook>(markup`<test-look></test-look>`);
    const template = document.createElement('template');
    element.append(template);
    await waitUntil(() => !showsDefault(element));
    template.content.append(document.createElement('p'));
    await waitUntil(() => element.querySelector('p'));
    template.content.querySelector('p')!.textContent = '{name}';
    await until(element, 'kettle');
    template.remove();
    await waitUntil(() => showsDefault(element));
    expect(element.childElementCount).to.equal(0);
    element.append(template);
    await until(element, 'kettle');
  });

  it('is not doubled by a move, by a new parent, or by a framework that writes the children again', async () => {
    const element = await place();
    await until(element, 'Hello kettle idle');
    const node = element.querySelector('p');
    const {parentNode} = element;
    element.remove();
    element.name = 'pot';
    await element.updateComplete;
    parentNode!.append(element);
    await until(element, 'Hello pot idle');
    expect(element.querySelectorAll('p').length).to.equal(1);
    element.replaceChildren(...element.querySelectorAll('template, i'));
    await until(element, 'Hello pot idle');
    expect(element.querySelector('p')).to.equal(node);
    const copy = element.cloneNode(true) as TestLook;
    parentNode!.append(copy);
    await until(copy, 'Hello kettle idle');
    expect(copy.querySelectorAll('p').length).to.equal(1);
  });

  it('hears nothing while it is disconnected, and catches up', async () => {
    const element = await place();
    await until(element, 'Hello kettle idle');
    const {parentNode} = element;
    element.remove();
    await element.updateComplete;
    const {updates} = element;
    element.append('more');
    element.querySelector('template')!.content.append(' and more');
    await nextFrame();
    expect(element.updates).to.equal(updates);
    parentNode!.append(element);
    await waitUntil(() => element.querySelector('[slot=rendered]')!.textContent.endsWith('and more'));
  });

  it('updates its host no further for what it has done itself', async () => {
    const element = await place();
    await until(element, 'Hello kettle idle');
    await nextFrame();
    const {updates} = element;
    element.name = 'pot';
    await until(element, 'Hello pot idle');
    await nextFrame();
    expect(element.updates).to.equal(updates + 1);
  });

  it('runs the actions of the element', async () => {
    const element = await fixture<TestLook>(
      markup`<test-look><template><button data-action="press">{name}</button></template></test-look>`,
    );
    await until(element, 'kettle');
    element.querySelector('button')!.click();
    expect(element.pressed).to.deep.equal([null]);
  });
});
