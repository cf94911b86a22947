import {expect, fixture, html} from '@open-wc/testing';
import {nearestLang} from '../../src/core/locale.js';

describe('nearestLang', () => {
  it('reads the nearest lang on or above the element', async () => {
    const root = await fixture<HTMLElement>(
      html`<div lang="de">
        <p><b></b><i lang="fr"></i></p>
      </div>`,
    );
    expect(nearestLang(root.querySelector('b')!)).to.equal('de');
    expect(nearestLang(root.querySelector('i')!)).to.equal('fr');
  });

  it('looks through shadow roots', async () => {
    const host = await fixture<HTMLElement>(html`<div lang="nl"></div>`);
    const inner = document.createElement('div');
    host.attachShadow({mode: 'open'}).append(inner);
    const deep = document.createElement('p');
    inner.attachShadow({mode: 'closed'}).append(deep);
    expect(nearestLang(deep)).to.equal('nl');
  });

  it('is empty where the language is unknown', () => {
    expect(nearestLang(document.createElement('p'))).to.equal('');
  });
});
