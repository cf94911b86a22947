import {aTimeout, expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/elements/send-event/define.js';
import type {SendEvent} from '../../src/elements/send-event/send-event.js';
import '../../src/elements/send-identify/define.js';
import {useWarnings} from '../support/console.js';
import {useEvents} from '../support/events.js';
import {useNavigation} from '../support/navigation.js';
import {returnFromCache, setVisibility} from '../support/page-life.js';

/** A name that no other test has announced: some are announced once a visit. */
let count = 0;
const freshName = (): string => `Read ${++count}`;

const press = (root: ParentNode, selector = 'button'): void => root.querySelector<HTMLElement>(selector)!.click();

const survey = (name: string) => html`
  <send-event name=${name} on="submit" properties='{"form": "survey", "Topic": "none"}'>
    <form action="/survey">
      <label>Topic <input name="topic" value="tea" data-property="Topic" required /></label>
      <button name="step" value="last">Send</button>
    </form>
  </send-event>
`;

describe('send-event', () => {
  const warnings = useWarnings();
  const heard = useEvents('send-event');
  const details = (): unknown[] => heard.map(({detail}) => detail);
  const names = (): string[] => heard.map(({detail}) => detail.event);
  const said = async (pattern: RegExp, timeout?: number): Promise<void> => {
    await waitUntil(() => warnings.length > 0, 'it is said', {...(timeout && {timeout})});
    expect(warnings).to.have.lengthOf(1);
    expect(warnings[0]).to.match(pattern);
  };

  afterEach(() => setVisibility(null));

  describe('defaults', () => {
    it('has no name and announces nothing', async () => {
      const element = await fixture<SendEvent>(html`<send-event></send-event>`);
      const {name, properties, on, htmlFor} = element;
      expect({name, properties, on, htmlFor}).to.deep.equal({name: null, properties: null, on: 'load', htmlFor: null});
      element.click();
      expect(heard).to.deep.equal([]);
      expect(warnings).to.deep.equal([]);
    });

    it('leaves its content in the light', async () => {
      const element = await fixture(survey(freshName()));
      expect(element.shadowRoot).to.equal(null);
      expect(element.querySelector('button')!.checkVisibility()).to.equal(true);
    });
  });

  describe('properties and attributes', () => {
    it('announces its name and properties as the page is seen', async () => {
      const name = freshName();
      const properties = '{"topic": "tea", "minutes": 4, "isLong": false, "tags": ["a"], "empty": ""}';
      await fixture(html`<send-event name=" ${name} " properties=${properties}></send-event>`);
      expect(details()).to.deep.equal([{event: name, properties: {topic: 'tea', minutes: 4, isLong: false}}]);
    });

    it('leaves out properties where there are none', async () => {
      const [first, second] = [freshName(), freshName()];
      await fixture(html`<send-event name=${first}></send-event>`);
      await fixture(html`<send-event name=${second} properties='["tea"]'></send-event>`);
      expect(details()).to.deep.equal([{event: first}, {event: second}]);
    });

    it('waits for a name that comes late', async () => {
      const element = await fixture<SendEvent>(html`<send-event properties='{"topic": "tea"}'></send-event>`);
      expect(heard).to.deep.equal([]);
      element.name = freshName();
      await element.updateComplete;
      expect(details()).to.deep.equal([{event: element.name, properties: {topic: 'tea'}}]);
    });

    it('is announced on load again when its attribute is taken away', async () => {
      const element = await fixture<SendEvent>(html`<send-event name=${freshName()} on="click"></send-event>`);
      expect(heard).to.deep.equal([]);
      element.removeAttribute('on');
      await element.updateComplete;
      expect(heard).to.have.lengthOf(1);
    });

    it('says that the name is missing, once the page is there', async () => {
      await fixture(html`<send-event name=" "></send-event>`);
      expect(warnings).to.deep.equal([]);
      await said(/^<send-event name> .*\[event-name-missing\]$/, 4000);
    });

    for (const name of ['order_completed', ' IDENTIFY ']) {
      it(`refuses ${name}, which is Send’s own`, async () => {
        const element = await fixture<SendEvent>(html`<send-event name=${name}></send-event>`);
        element.on = 'click';
        await element.updateComplete;
        element.click();
        await said(/^<send-event name> .*\[event-name-reserved\]$/);
        expect(heard).to.deep.equal([]);
      });
    }

    for (const on of ['', 'hover', 'Click']) {
      it(`announces nothing on "${on}", and says so`, async () => {
        const element = await fixture<SendEvent>(html`<send-event name=${freshName()} on=${on}></send-event>`);
        element.click();
        await said(/^<send-event on> .*\[event-on-invalid\]$/);
        expect(heard).to.deep.equal([]);
      });
    }

    it('says that properties are no JSON object, and does without', async () => {
      const name = freshName();
      await fixture(html`<send-event name=${name} properties="tea"></send-event>`);
      expect(details()).to.deep.equal([{event: name}]);
      await said(/^<send-event properties> .*\[properties-invalid\]$/);
    });

    it('says that what it is about is not there', async () => {
      await fixture(html`<send-event name=${freshName()} on="click" for="nowhere"></send-event>`);
      await said(/^<send-event for> .*"nowhere".*\[event-for-missing\]$/, 4000);
    });
  });

  describe('behaviour', () => {
    describe('on load', () => {
      const load = async (name = freshName()): Promise<SendEvent> =>
        fixture<SendEvent>(html`<send-event name=${name} properties='{"topic": "tea"}'></send-event>`);

      it('announces nothing again when it is moved, mounted twice or rendered again', async () => {
        const element = await load();
        const parent = element.parentElement!;
        element.remove();
        parent.append(element);
        await load(element.name!);
        element.properties = {topic: 'tea'};
        await element.updateComplete;
        expect(heard).to.have.lengthOf(1);
      });

      it('announces once when it is connected twice before its first update', async () => {
        const element = document.createElement('send-event');
        element.name = freshName();
        document.body.append(element);
        element.remove();
        document.body.append(element);
        await element.updateComplete;
        element.remove();
        expect(heard).to.have.lengthOf(1);
      });

      it('announces other properties and another name as other events', async () => {
        const element = await load();
        element.properties = {topic: 'coffee'};
        await element.updateComplete;
        const first = element.name!;
        element.name = freshName();
        await element.updateComplete;
        expect(names()).to.deep.equal([first, first, element.name]);
      });

      it('announces nothing of what changes while it is away, until it is back', async () => {
        const element = await load();
        const parent = element.parentElement!;
        element.remove();
        element.name = freshName();
        await element.updateComplete;
        expect(heard).to.have.lengthOf(1);
        parent.append(element);
        expect(heard).to.have.lengthOf(2);
      });

      it('announces again when the page comes back from the cache, once for two elements', async () => {
        const element = await load();
        await load(element.name!);
        returnFromCache();
        expect(heard).to.have.lengthOf(2);
        dispatchEvent(new PageTransitionEvent('pageshow', {persisted: false}));
        expect(heard).to.have.lengthOf(2);
      });

      it('waits until the page is seen', async () => {
        setVisibility('hidden');
        const element = await load();
        setVisibility('visible', {prerendering: true});
        document.dispatchEvent(new Event('visibilitychange'));
        expect(heard).to.deep.equal([]);
        setVisibility('visible');
        document.dispatchEvent(new Event('prerenderingchange'));
        document.dispatchEvent(new Event('visibilitychange'));
        expect(names()).to.deep.equal([element.name]);
      });

      it('leaves nothing behind when it goes', async () => {
        setVisibility('hidden');
        const element = await load();
        element.remove();
        setVisibility('visible');
        document.dispatchEvent(new Event('visibilitychange'));
        returnFromCache();
        expect(heard).to.deep.equal([]);
      });
    });

    describe('at a route', () => {
      const home = location.href;
      afterEach(() => history.replaceState(null, '', home));
      const mount = (name: string): Promise<SendEvent> =>
        fixture<SendEvent>(html`<send-event name=${name}></send-event>`);

      it('announces once more where it is rendered anew, however often', async () => {
        const {name} = await mount(freshName());
        history.pushState(null, '', '/b');
        await mount(name!);
        await mount(name!);
        expect(heard).to.have.lengthOf(2);
      });

      it('announces nothing more where it stays', async () => {
        const element = await mount(freshName());
        history.pushState(null, '', '/b');
        element.properties = {};
        await element.updateComplete;
        document.dispatchEvent(new Event('visibilitychange'));
        expect(heard).to.have.lengthOf(1);
      });

      it('announces nothing more where only the query changes', async () => {
        const {name} = await mount(freshName());
        history.pushState(null, '', '?tab=2');
        await mount(name!);
        expect(heard).to.have.lengthOf(1);
      });
    });

    describe('on click', () => {
      it('announces each click on its content, though the page stops or prevents it', async () => {
        const name = freshName();
        const element = await fixture(html`
          <send-event name=${name} on="click"
            ><a href="/guide.pdf"><b>Guide</b></a></send-event
          >
        `);
        element.querySelector('a')!.addEventListener('click', (event) => {
          event.preventDefault();
          event.stopPropagation();
        });
        press(element, 'b');
        press(element, 'b');
        document.body.click();
        expect(names()).to.deep.equal([name, name]);
      });

      it('announces what a key does', async () => {
        const element = await fixture(html`
          <send-event name=${freshName()} on="click"><button>Play</button></send-event>
        `);
        element.querySelector('button')!.focus();
        await sendKeys({press: 'Enter'});
        await sendKeys({press: 'Space'});
        expect(heard).to.have.lengthOf(2);
      });

      it('is about what `for` names, which may come later and be rendered again', async () => {
        const page = await fixture(html`
          <div><send-event name=${freshName()} on="click" for="letters">Letters</send-event></div>
        `);
        press(page, 'send-event');
        expect(heard).to.deep.equal([]);
        for (const times of [1, 2]) {
          page.querySelector('button')?.remove();
          const button = page.appendChild(document.createElement('button'));
          button.id = 'letters';
          button.click();
          expect(heard).to.have.lengthOf(times);
        }
      });

      it('counts the click on a label of a field once', async () => {
        const page = await fixture(html`
          <div>
            <send-event name=${freshName()} on="click">
              <label>Agree <input type="checkbox" /></label>
              <label for="outside">Name</label>
            </send-event>
            <input id="outside" />
          </div>
        `);
        press(page, 'label');
        expect(page.querySelector('input')!.checked).to.equal(true);
        expect(heard).to.have.lengthOf(1);
        press(page, 'label[for]');
        expect(heard).to.have.lengthOf(2);
      });

      it('works in a shadow root', async () => {
        const host = await fixture<HTMLElement>(html`<div></div>`);
        const root = host.attachShadow({mode: 'open'});
        root.append(await fixture(html`<send-event name=${freshName()} on="click" for="play"></send-event>`));
        const button = root.appendChild(document.createElement('button'));
        button.id = 'play';
        button.click();
        expect(heard).to.have.lengthOf(1);
      });

      it('leaves nothing behind when it goes', async () => {
        const element = await fixture(
          html`<send-event name=${freshName()} on="click"><button>Go</button></send-event>`,
        );
        const button = element.querySelector('button')!;
        element.replaceWith(button);
        button.click();
        expect(heard).to.deep.equal([]);
        button.remove();
      });
    });

    describe('on submit', () => {
      const visited = useNavigation();

      it('waits for those who send it on, then submits the form once and as it was', async () => {
        const name = freshName();
        const element = await fixture(survey(name));
        let sent = (): void => undefined;
        const answer = new Promise<void>((resolve) => (sent = resolve));
        addEventListener('send-event', (event) => event.waitUntil(answer), {once: true});
        press(element);
        press(element);
        expect(details()).to.deep.equal([{event: name, properties: {form: 'survey', Topic: 'tea'}}]);
        await aTimeout(50);
        expect(visited).to.deep.equal([]);
        sent();
        await waitUntil(() => visited.length > 0, 'the form is submitted');
        expect(visited).to.deep.equal([`${location.origin}/survey?topic=tea&step=last`]);
        await aTimeout(0);
        expect(heard).to.have.lengthOf(1);
      });

      it('submits what a visitor sends by a key where nobody asked it to wait, and announces each time', async () => {
        const element = await fixture(survey(freshName()));
        for (const times of [1, 2]) {
          element.querySelector('input')!.focus();
          await sendKeys({press: 'Enter'});
          await waitUntil(() => visited.length === times, 'the form is submitted');
          expect(heard).to.have.lengthOf(times);
        }
      });

      for (const stop of [false, true]) {
        it(`announces nothing that the page has prevented${stop ? ' and stopped' : ''}`, async () => {
          const element = await fixture(survey(freshName()));
          element.addEventListener('submit', (event) => {
            event.preventDefault();
            if (stop) event.stopPropagation();
          });
          press(element);
          await aTimeout(20);
          expect(heard).to.deep.equal([]);
          expect(visited).to.deep.equal([]);
        });
      }

      it('announces nothing of a form that is not valid', async () => {
        const element = await fixture(survey(freshName()));
        const form = element.querySelector('form')!;
        form.querySelector('input')!.value = '';
        press(element);
        form.noValidate = true;
        press(element);
        await waitUntil(() => visited.length === 1, 'the form is submitted');
        expect(heard).to.deep.equal([]);
      });

      it('is about the form that `for` names, and does not hold up one that leads to no other page', async () => {
        const page = await fixture(html`
          <div>
            <send-event name=${freshName()} on="submit" for="poll"></send-event>
            <form method="dialog"><button id="other">Other</button></form>
            <form method="dialog" id="poll"><button id="vote">Vote</button></form>
          </div>
        `);
        let prevented = true;
        press(page, '#other');
        expect(heard).to.deep.equal([]);
        addEventListener('submit', (event) => (prevented = event.defaultPrevented), {once: true});
        press(page, '#vote');
        expect(heard).to.have.lengthOf(1);
        expect(prevented).to.equal(false);
      });

      for (const outer of ['send-event', 'send-identify']) {
        it(`shares a form with send-identify inside or outside of it: ${outer} comes first`, async () => {
          const page = await fixture<HTMLElement>(html`<div></div>`);
          const [first, second] = [outer, outer === 'send-event' ? 'send-identify' : 'send-event'].map((tag) =>
            document.createElement(tag),
          ) as [HTMLElement, HTMLElement];
          page.append(first);
          first.append(second);
          for (const [attribute, value] of Object.entries({name: freshName(), on: 'submit'})) {
            page.querySelector('send-event')!.setAttribute(attribute, value);
          }
          second.innerHTML = `<form action="/letters">
            <input name="email" aria-label="E-mail" value="visitor-${++count}@example.com"><button>Go</button></form>`;
          await page.querySelector('send-event')!.updateComplete;
          const answers: (() => void)[] = [];
          const told: string[] = [];
          for (const type of ['send-event', 'send-identify'] as const) {
            const hear = (event: GlobalEventHandlersEventMap[typeof type]): void => {
              told.push(type);
              event.waitUntil(new Promise<void>((resolve) => answers.push(resolve)));
            };
            addEventListener(type, hear, {once: true});
          }
          page.querySelector('input')!.focus();
          await sendKeys({press: 'Enter'});
          expect(told.toSorted()).to.deep.equal(['send-event', 'send-identify']);
          answers[0]!();
          await aTimeout(50);
          expect(visited).to.deep.equal([]);
          answers[1]!();
          await waitUntil(() => visited.length === 1, 'the form is submitted');
          await aTimeout(50);
          expect(visited).to.have.lengthOf(1);
          expect(told).to.have.lengthOf(2);
        });
      }
    });

    describe('on visible', () => {
      const inView = 'position: fixed; top: 0; left: 0; width: 100px; height: 100px';

      it('announces once that what is around it was in sight for a second', async () => {
        const name = freshName();
        const end = html`<send-event name=${name} on="visible"></send-event>`;
        const start = performance.now();
        const page = await fixture(html`<div style=${inView}>${end}</div>`);
        expect(heard).to.deep.equal([]);
        await waitUntil(() => heard.length > 0, 'it is announced', {timeout: 4000});
        expect(performance.now() - start).to.be.above(980);
        expect(details()).to.deep.equal([{event: name}]);
        const again = page.querySelector('send-event')!;
        again.remove();
        page.append(again);
        await aTimeout(1300);
        expect(heard).to.have.lengthOf(1);
      });

      it('is about what `for` names, in time', async () => {
        const page = await fixture(html`
          <div style=${inView}>
            <send-event name=${freshName()} on="visible" for="end"></send-event>
          </div>
        `);
        const end = page.appendChild(document.createElement('p'));
        end.style.cssText = 'position: fixed; top: 200vh; width: 100px; height: 100px';
        end.id = 'end';
        await aTimeout(1300);
        expect(heard).to.deep.equal([]);
        end.style.top = '0';
        await waitUntil(() => heard.length === 1, 'it is announced', {timeout: 4000});
      });

      it('is not seen anew when a framework sets equal properties again', async () => {
        const element = await fixture<SendEvent>(html`
          <send-event name=${freshName()} on="visible" style=${inView}></send-event>
        `);
        const start = performance.now();
        const timer = setInterval(() => (element.properties = {topic: 'tea'}), 200);
        await waitUntil(() => heard.length === 1, 'it is announced', {timeout: 4000});
        clearInterval(timer);
        expect(performance.now() - start).to.be.below(3000);
      });

      it('leaves nothing behind when it goes', async () => {
        const element = await fixture(html`
          <send-event name=${freshName()} on="visible" style=${inView}></send-event>
        `);
        await aTimeout(300);
        element.remove();
        await aTimeout(1200);
        expect(heard).to.deep.equal([]);
      });
    });
  });

  describe('events', () => {
    it('fires no intent, cart or order event on first render', async () => {
      const types = ['oc-cart-item-adding', 'oc-cart-item-added', 'oc-order-submitting', 'oc-order-submitted'] as const;
      const others: string[] = [];
      for (const type of types) addEventListener(type, () => others.push(type), {once: true});
      await fixture(html`<send-event name=${freshName()}></send-event>`);
      await fixture(survey(freshName()));
      expect(others).to.deep.equal([]);
      expect(heard).to.have.lengthOf(1);
    });

    it('bubbles, is composed, and carries a frozen detail', async () => {
      await fixture(html`<send-event name=${freshName()} properties='{"topic": "tea"}'></send-event>`);
      expect(heard[0]).to.include({bubbles: true, composed: true, cancelable: false});
      expect(heard[0]!.detail.properties).to.be.frozen;
    });
  });

  describe('accessibility', () => {
    it('is accessible around a form', async () => {
      await expect(await fixture(survey(freshName()))).to.be.accessible();
    });

    it('is accessible and takes no place by itself', async () => {
      const element = await fixture(html`<send-event name=${freshName()}></send-event>`);
      await expect(element).to.be.accessible();
      expect(element.getBoundingClientRect().height).to.equal(0);
    });
  });
});
