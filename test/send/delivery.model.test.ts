/**
 * Random runs of a website in several tabs against a model: the same few each time; `npm run test:model` makes ten
 * thousand others. A failure says its seed, its path and the shortest steps that were found, and
 * `MODEL='{"seed": 1, "path": "2:3"}' npm run test:model` replays it.
 */
import fc from 'fast-check';
import {CALM, DeliveryModel, WILD, type Step} from './fixtures/delivery-model.js';
import type {TransportName} from './fixtures/scripted-send.js';
import {usePage} from './fixtures/page.js';

const parameters = JSON.parse(process.env.MODEL ?? '{}') as {numRuns?: number; seed?: number; path?: string};

const steps = (words: readonly string[]): fc.Arbitrary<Step[]> =>
  fc.array(fc.tuple(fc.nat(2), fc.constantFrom(...words)), {maxLength: 40, size: 'max'});

describe('Delivery against its model', () => {
  usePage();

  it('keeps its promises, whatever happens', async function () {
    this.timeout(1_000_000);
    const transport = fc.constantFrom<TransportName>('http', 'library', 'own');
    await fc.assert(
      fc.asyncProperty(transport, fc.oneof(steps(CALM), steps(WILD)), (name, list) =>
        new DeliveryModel(name).run(list),
      ),
      {numRuns: 300, seed: 1, includeErrorInReport: true, ...parameters},
    );
  });
});
