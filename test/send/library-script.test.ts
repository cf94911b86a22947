import {expect} from '@open-wc/testing';
import {insertScript, scriptPath} from '../../src/send/library-script.js';
import {LIBRARY_URL, replacing, usePage} from './fixtures/page.js';

describe('scriptPath', () => {
  it('is the path without host and query, and empty for nonsense', () => {
    expect(scriptPath('//cdn.example/a/b.js?ts=1')).to.equal('/a/b.js');
    expect(scriptPath('http://')).to.equal('');
  });
});

describe('insertScript with Trusted Types', () => {
  usePage();

  it('has a policy that lets nothing through but the library', () => {
    const policies: {name: string; createScriptURL: (url: string) => string}[] = [];
    const factory = {
      createPolicy(name: string, rules: {createScriptURL: (url: string) => string}) {
        policies.push({name, ...rules});
        return rules;
      },
    };
    const restore = replacing(globalThis as {trustedTypes?: unknown}, 'trustedTypes', factory);
    insertScript(LIBRARY_URL, '');
    insertScript(LIBRARY_URL, '');
    restore();
    expect(policies.map(({name}) => name)).to.deep.equal(['ordercloud-send-elements']);
    expect(() => policies[0]!.createScriptURL('https://evil.example/')).to.throw(TypeError);
  });
});
