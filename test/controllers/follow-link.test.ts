import {expect, fixture, html} from '@open-wc/testing';
import {followLink} from '../../src/controllers/follow-link.js';
import {explained, useWarnings} from '../support/console.js';
import {useNavigation} from '../support/navigation.js';

describe('followLink', () => {
  const visited = useNavigation();
  const warnings = useWarnings();
  const host = (): Promise<HTMLElement> => fixture<HTMLElement>(html`<div></div>`);

  it('goes where a click on a link goes', async () => {
    followLink(await host(), '/thanks.html');
    expect(visited).to.deep.equal([`${location.origin}/thanks.html`]);
  });

  it('lets a router of the page prevent it', async () => {
    addEventListener('click', (event) => event.preventDefault(), {once: true});
    followLink(await host(), '/thanks.html');
    expect(visited).to.deep.equal([]);
  });

  it('leaves nothing in the host', async () => {
    const element = await host();
    followLink(element, '/thanks.html');
    expect(element.childElementCount).to.equal(0);
  });

  it('does nothing without a URL, or where the host has gone', async () => {
    const element = await host();
    followLink(element, '');
    element.remove();
    followLink(element, '/thanks.html');
    expect(visited).to.deep.equal([]);
    await explained();
    expect(warnings).to.deep.equal([]);
  });

  it('reports a URL that is code, and does not follow it', async () => {
    followLink(await host(), 'javascript:alert(1)');
    expect(visited).to.deep.equal([]);
    await explained();
    expect(warnings.join()).to.contain('<div href>').and.contain('[href-invalid]');
  });
});
