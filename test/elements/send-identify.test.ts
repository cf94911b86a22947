import {aTimeout, expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/elements/send-identify/define.js';
import type {SendIdentify} from '../../src/elements/send-identify/send-identify.js';
import {useWarnings} from '../support/console.js';
import {useEvents} from '../support/events.js';
import {useNavigation} from '../support/navigation.js';

/** An address that no other test has told: the element tells each contact once a page. */
let count = 0;
const freshEmail = (): string => `visitor-${++count}@example.com`;

const newsletter = (email: string) => html`
  <send-identify>
    <form action="/newsletter" method="get">
      <label>Topic <input name="topic" value="shoes" data-property="Topic" /></label>
      <label>E-mail <input name="email" type="email" required .value=${email} /></label>
      <button name="list" value="weekly">Subscribe</button>
    </form>
  </send-identify>
`;

const press = (root: ParentNode): void => root.querySelector('button')!.click();

describe('send-identify', () => {
  const warnings = useWarnings();
  const told = useEvents('send-identify');
  const details = (): unknown[] => told.map(({detail}) => detail);
  const visited = useNavigation();

  describe('defaults', () => {
    it('has no source and tells nothing', async () => {
      const element = await fixture<SendIdentify>(html`<send-identify></send-identify>`);
      const {htmlFor, emailFrom, nameFrom, email, name, properties} = element;
      expect({htmlFor, emailFrom, nameFrom, email, name, properties}).to.deep.equal({
        htmlFor: null,
        emailFrom: null,
        nameFrom: null,
        email: null,
        name: null,
        properties: null,
      });
      expect(told).to.deep.equal([]);
      expect(warnings).to.deep.equal([]);
    });

    it('leaves its content in the light', async () => {
      const element = await fixture(newsletter(freshEmail()));
      expect(element.shadowRoot).to.equal(null);
      expect(element.querySelector('button')!.checkVisibility()).to.equal(true);
    });
  });

  describe('properties and attributes', () => {
    it('tells what the page knows', async () => {
      const email = freshEmail();
      await fixture(html`
        <send-identify email=" ${email} " name="Ada" properties='{"City": "Paris", "Tags": []}'></send-identify>
      `);
      expect(details()).to.deep.equal([{email, name: 'Ada', properties: {City: 'Paris'}}]);
    });

    it('tells again when it has changed, and not when it has not', async () => {
      const [first, second] = [freshEmail(), freshEmail()];
      const element = await fixture<SendIdentify>(html`<send-identify email=${first}></send-identify>`);
      element.properties = {};
      await element.updateComplete;
      expect(details()).to.deep.equal([{email: first}]);
      element.email = second;
      await element.updateComplete;
      expect(details()).to.deep.equal([{email: first}, {email: second}]);
    });

    it('tells the same contact once, by whatever element', async () => {
      const email = freshEmail();
      await fixture(
        html`<div><send-identify email=${email}></send-identify><send-identify email=${email}></send-identify></div>`,
      );
      expect(told).to.have.lengthOf(1);
    });

    it('tells somebody again after somebody else', async () => {
      const [email, other] = [freshEmail(), freshEmail()];
      const element = await fixture<SendIdentify>(html`<send-identify email=${email}></send-identify>`);
      for (const next of [other, email]) {
        element.email = next;
        await element.updateComplete;
      }
      expect(details()).to.deep.equal([{email}, {email: other}, {email}]);
    });

    it('tells somebody who has signed in again', async () => {
      const email = freshEmail();
      const element = await fixture<SendIdentify>(html`<send-identify email=${email}></send-identify>`);
      for (const next of [null, email]) {
        element.email = next;
        await element.updateComplete;
      }
      expect(details()).to.deep.equal([{email}, {email}]);
    });

    for (const email of ['', '  ', 'nobody', 'ada@localhost']) {
      it(`tells nothing of "${email}"`, async () => {
        await fixture(html`<send-identify email=${email}></send-identify>`);
        expect(told).to.deep.equal([]);
      });
    }

    it('says that properties are no JSON object', async () => {
      await fixture(html`<send-identify properties="City: Paris"></send-identify>`);
      await waitUntil(() => warnings.length > 0, 'it is said');
      expect(warnings).to.have.lengthOf(1);
      expect(warnings[0]).to.match(/^<send-identify properties> .*\[properties-invalid\]$/);
    });
  });

  describe('behaviour', () => {
    it('waits for those who send it on, then submits the form once and as it was', async () => {
      const email = freshEmail();
      const element = await fixture(newsletter(email));
      let submits = 0;
      element.addEventListener('submit', () => submits++);
      let sent = (): void => undefined;
      const answer = new Promise<void>((resolve) => (sent = resolve));
      addEventListener('send-identify', (event) => event.waitUntil(answer), {once: true});

      press(element);
      press(element);
      expect(details()).to.deep.equal([{email, properties: {Topic: 'shoes'}}]);
      await aTimeout(50);
      expect(visited).to.deep.equal([]);

      sent();
      await waitUntil(() => visited.length > 0, 'the form is submitted');
      const query = new URLSearchParams({topic: 'shoes', email, list: 'weekly'}).toString();
      expect(visited).to.deep.equal([`${location.origin}/newsletter?${query}`]);
      expect(submits).to.equal(2, 'the page hears both presses, and not the submission that was held');
    });

    it('submits its button’s value though the page has switched the button off meanwhile', async () => {
      const element = await fixture(newsletter(freshEmail()));
      element.addEventListener('submit', () => {
        const button = element.querySelector('button')!;
        // Not at once, since a button that is off has no value: so do the guards of frameworks.
        setTimeout(() => (button.disabled = true));
      });
      addEventListener('send-identify', (event) => event.waitUntil(aTimeout(50)), {once: true});
      press(element);
      await waitUntil(() => visited.length > 0, 'the form is submitted');
      expect(visited[0]).to.contain('list=weekly');
      expect(element.querySelector('button')!.disabled).to.equal(true);
    });

    it('submits what a visitor sends by a key where nobody asked it to wait', async () => {
      const element = await fixture(newsletter(freshEmail()));
      element.querySelector('input')!.focus();
      await sendKeys({press: 'Enter'});
      await waitUntil(() => visited.length > 0, 'the form is submitted');
      expect(told).to.have.lengthOf(1);
    });

    it('goes on where the answer never comes', async () => {
      const element = await fixture(newsletter(freshEmail()));
      addEventListener('send-identify', (event) => event.waitUntil(new Promise(() => undefined)), {once: true});
      const before = performance.now();
      press(element);
      await waitUntil(() => visited.length > 0, 'the form is submitted', {timeout: 3000});
      expect(performance.now() - before).to.be.within(900, 2000);
    });

    it('submits a form whose fields hide its methods', async () => {
      const element = await fixture(html`
        <send-identify>
          <form action="/x">
            <input name="email" aria-label="E-mail" .value=${freshEmail()} />
            <input name="target" type="hidden" /><input name="requestSubmit" type="hidden" />
            <button name="submit">Subscribe</button>
          </form>
        </send-identify>
      `);
      press(element);
      await waitUntil(() => visited.length === 1, 'the form is submitted');
      expect(told).to.have.lengthOf(1);
    });

    for (const stop of [false, true]) {
      it(`does not submit what a page sends by script${stop ? ', telling nobody' : ''}`, async () => {
        const email = freshEmail();
        const element = await fixture(newsletter(email));
        element.addEventListener('submit', (event) => {
          event.preventDefault();
          if (stop) event.stopPropagation();
          element.querySelector('form')!.reset();
          element.remove();
        });
        press(element);
        await waitUntil(() => told.length === 1, 'the contact is told');
        expect(told[0]!.detail.email).to.equal(email);
        await aTimeout(0);
        expect(visited).to.deep.equal([]);
      });
    }

    it('does not hold up a form that leads to no other page', async () => {
      const element = await fixture(newsletter(freshEmail()));
      const form = element.querySelector('form')!;
      form.method = 'dialog';
      let prevented = true;
      addEventListener('submit', (event) => (prevented = event.defaultPrevented), {once: true});
      press(element);
      expect(told).to.have.lengthOf(1);
      expect(prevented).to.equal(false);
    });

    it('tells nothing of a form that is not valid', async () => {
      const element = await fixture(newsletter('nobody'));
      element.querySelector('form')!.noValidate = true;
      press(element);
      await waitUntil(() => visited.length === 1, 'the form is submitted');
      expect(told).to.deep.equal([]);
    });

    it('finds a form that comes later and is rendered again', async () => {
      const [first, second] = [freshEmail(), freshEmail()];
      const page = await fixture<HTMLElement>(
        html`<div>
          <send-identify for="late" email-from="mail" name-from="first last"></send-identify>
        </div>`,
      );
      for (const email of [first, second]) {
        page.querySelector('form')?.remove();
        const form = document.createElement('form');
        form.id = 'late';
        form.addEventListener('submit', (event) => event.preventDefault());
        for (const [id, value] of [
          ['mail', email],
          ['first', ' Ada '],
          ['last', 'Lovelace'],
        ] as const) {
          form.append(Object.assign(document.createElement('input'), {id, value}));
        }
        form.append(document.createElement('button'));
        page.append(form);
        press(form);
      }
      expect(details()).to.deep.equal([first, second].map((email) => ({email, name: 'Ada Lovelace'})));
    });

    it('reads a checkout’s field when it is changed', async () => {
      const page = await fixture(
        html`<div>
          <send-identify email-from="guest" name="Guest"></send-identify>
          <input id="guest" type="email" aria-label="E-mail" />
        </div>`,
      );
      const input = page.querySelector('input')!;
      const email = freshEmail();
      for (const value of ['', 'nobody', email, email]) {
        input.value = value;
        input.dispatchEvent(new Event('change', {bubbles: true}));
      }
      expect(details()).to.deep.equal([{email, name: 'Guest'}]);
    });

    it('works in a shadow root', async () => {
      const host = await fixture<HTMLElement>(html`<div></div>`);
      const root = host.attachShadow({mode: 'open'});
      root.append(await fixture(newsletter(freshEmail())));
      press(root);
      expect(told).to.have.lengthOf(1);
      await waitUntil(() => visited.length === 1, 'the form is submitted');
    });

    it('reads boxes, choices and numbers as what they are, and never a password', async () => {
      const element = await fixture(html`
        <send-identify>
          <form>
            <input name="email" aria-label="E-mail" .value=${freshEmail()} />
            <input type="checkbox" data-property="News" aria-label="News" checked />
            <input type="radio" name="size" value="S" data-property="Size" aria-label="S" />
            <input type="radio" name="size" value="M" data-property="Size" aria-label="M" checked />
            <input type="number" data-property="Age" aria-label="Age" value="36" />
            <input type="password" data-property="Secret" aria-label="Password" value="secret" />
            <input data-property="Empty" aria-label="Empty" />
            <button>Go</button>
          </form>
        </send-identify>
      `);
      press(element);
      expect(told[0]!.detail.properties).to.deep.equal({News: true, Size: 'M', Age: 36});
    });

    it('says once that its form has no e-mail, and that its field is not there', async () => {
      await fixture(html`<send-identify email-from="nowhere"></send-identify>`);
      const element = await fixture(
        html`<send-identify
          ><form><button>Go</button></form></send-identify
        >`,
      );
      press(element);
      await waitUntil(() => warnings.length > 0, 'the form is said');
      expect(warnings).to.have.lengthOf(1);
      await waitUntil(() => warnings.length === 2, 'the field is missed', {timeout: 4000});
      for (const line of warnings) expect(line).to.match(/^<send-identify email-from> .*\[identify-source-missing\]$/);
    });

    it('leaves nothing behind when it goes', async () => {
      const element = await fixture(newsletter(freshEmail()));
      const form = element.querySelector('form')!;
      element.replaceWith(form);
      press(form);
      await waitUntil(() => visited.length === 1, 'the form is submitted');
      expect(told).to.deep.equal([]);
      form.remove();
    });
  });

  describe('events', () => {
    it('fires no intent, cart or order event on first render, nor anything before the form is submitted', async () => {
      const types = ['oc-cart-item-adding', 'oc-cart-item-added', 'oc-order-submitting', 'oc-order-submitted'] as const;
      const heard: string[] = [];
      for (const type of types) addEventListener(type, () => heard.push(type), {once: true});
      await fixture(newsletter(freshEmail()));
      expect(heard).to.deep.equal([]);
      expect(told).to.deep.equal([]);
    });

    it('bubbles, is composed, and carries a frozen contact', async () => {
      await fixture(html`<send-identify email=${freshEmail()}></send-identify>`);
      expect(told[0]).to.include({bubbles: true, composed: true, cancelable: false});
      expect(told[0]!.detail).to.be.frozen;
    });
  });

  describe('accessibility', () => {
    it('is accessible', async () => {
      await expect(await fixture(newsletter(freshEmail()))).to.be.accessible();
    });
  });
});
