import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { allActivities } from '../src/document/activities.ts';
import type { Flow } from '../src/document/flow.ts';
import { flat, outlineOf, type Line } from '../src/outline/tree.ts';
import { anyEdits, catalog, perform, portion, sample } from './random.ts';

const lines = (flow: Flow): Line[] => flat(outlineOf(flow, '', catalog), new Set()).map(({ line }) => line);

test('The outline reads the main way straight down and nests what leaves it', () => {
  const text = flat(outlineOf(sample('assistente-de-leads'), '', catalog), new Set()).map(({ line, level }) => '  '.repeat(level - 1) + (line.kind === 'step' ? line.activity.id : line.kind === 'outcome' ? `[${line.port}]` : line.kind === 'jump' ? `→ ${line.to}` : line.kind));
  assert.deepEqual(text.slice(0, 3), ['perguntar-nome', '  [Invalid]', '    chamar-pessoa']);
  assert.ok(text.includes('arrumar-nome') && text.includes('perguntar-interesse') && text.includes('  [Marcar avaliação]'));
});

test('Every step stands in the outline once, whatever was edited', () => {
  fc.assert(
    fc.property(fc.constantFrom('assistente-de-leads', 'assistente-de-vendas'), anyEdits, (name, edits) => {
      const flow = edits.reduce(perform, sample(name));
      const all = lines(flow);
      const steps = all.flatMap(line => (line.kind === 'step' ? [line.activity.id] : []));
      assert.equal(new Set(steps).size, steps.length);
      assert.equal(new Set(all.map(line => line.key)).size, all.length, 'two lines have one key');
      // Frames of ports are no steps; a sequence or flowchart that stands as an activity is one.
      const missing = allActivities(flow).filter(activity => activity !== flow.root && !steps.includes(activity.id) && activity.type !== 'Elsa.Flowchart' && activity.type !== 'Elsa.Sequence');
      assert.deepEqual(missing.map(activity => activity.id), []);
    }),
    portion,
  );
});
