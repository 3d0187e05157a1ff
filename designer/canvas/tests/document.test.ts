import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { diff, inverse } from '../src/document/diff.ts';
import { isSame } from '../src/document/json.ts';
import { merge, withoutLooseEnds } from '../src/document/merge.ts';
import { patch } from '../src/document/patch.ts';
import { children, indexOf } from '../src/document/activities.ts';
import type { Activity, Flow } from '../src/document/flow.ts';
import { Draft } from '../src/session/draft.ts';
import { anyEdits, catalog, perform, portion, sample, type Edit } from './random.ts';

const leads = sample('assistente-de-leads');
const sales = sample('assistente-de-vendas');
const all = (flow: Flow, edits: readonly Edit[]): Flow => edits.reduce(perform, flow);

test('Any edits, undone completely, give the first document to the letter; redone, the last', () => {
  fc.assert(
    fc.property(fc.constantFrom(leads, sales), anyEdits, (first, edits) => {
      const draft = new Draft(first, { catalog, now: () => 0 });
      for (const edit of edits) draft.apply({ key: 'step.test' }, flow => perform(flow, edit));
      const last = draft.state.flow;
      const steps = draft.state.history.done.length;
      for (let i = 0; i < steps; i++) draft.undo();
      assert.equal(JSON.stringify(draft.state.flow), JSON.stringify(first));
      for (let i = 0; i < steps; i++) draft.redo();
      assert.equal(JSON.stringify(draft.state.flow), JSON.stringify(last));
    }),
    portion,
  );
});

test('The difference of two documents, applied to one, gives the other; its inverse goes back', () => {
  fc.assert(
    fc.property(fc.constantFrom(leads, sales), anyEdits, (first, edits) => {
      const last = all(first, edits);
      const differences = JSON.parse(JSON.stringify(diff(first, last))) as ReturnType<typeof diff>;
      const there = patch(first, differences);
      assert.equal(there.refused.length, 0);
      assert.ok(isSame(there.document, last));
      const back = patch(there.document, inverse(differences));
      assert.equal(back.refused.length, 0);
      assert.equal(JSON.stringify(back.document), JSON.stringify(first));
    }),
    portion,
  );
});

test('Edits keep what they do not know, and every id stays one of its own', () => {
  const strange = { ...leads, ours: { a: [1, { b: null }] }, root: { ...leads.root, theirs: 'kept' } } as Flow;
  fc.assert(
    fc.property(anyEdits, edits => {
      const last = all(strange, edits);
      assert.deepEqual(last.ours, strange.ours);
      assert.equal(last.root.theirs, 'kept');
      assert.equal(indexOf(last).size, count(last.root), 'two activities have one id');
    }),
    portion,
  );
});

test('Random edits do change something', () => {
  const changed = fc.sample(anyEdits, { numRuns: 60, seed: 1 }).map(edits => edits.filter(edit => perform(leads, edit) !== leads).length / edits.length);
  assert.ok(changed.reduce((sum, part) => sum + part, 0) / changed.length > 0.5);
});

test('Merging with nobody gives mine; with one who did nothing, theirs', () => {
  fc.assert(
    fc.property(anyEdits, edits => {
      const mine = all(leads, edits);
      const alone = merge(leads, mine, leads);
      assert.equal(alone.conflicts.length, 0);
      assert.ok(isSame(alone.document, withoutLooseEnds(mine)));
      const theirs = merge(leads, leads, mine);
      assert.equal(theirs.conflicts.length, 0);
    }),
    portion,
  );
});

test('Merging never overwrites: what both changed differently is a conflict, and all else of both is there', () => {
  fc.assert(
    fc.property(anyEdits, anyEdits, (a, b) => {
      const [mine, theirs] = [all(leads, a), all(leads, b)];
      const { document, conflicts } = merge(leads, mine, theirs);
      const stands = new Set(conflicts.map(conflict => conflict.key));
      for (const { path, to } of diff(leads, theirs)) {
        const key = path.join('/');
        const refused = patch(document, [{ path, ...(to === undefined ? {} : { from: to, to }) }]).refused;
        const mentioned = [...stands].some(other => key.startsWith(other) || other.startsWith(key));
        // A connection to a step that I removed goes with it.
        assert.ok(refused.length === 0 || mentioned || key.includes('>') || to === undefined || touchedByBoth(leads, mine, path), `lost: ${key}`);
      }
    }),
    portion,
  );
});

test('A conflict that is decided for mine gives mine', () => {
  const say = (text: string) => (flow: Flow): Flow => patch(flow, diff(flow, setText(flow, text))).document;
  const merged = merge(leads, say('Meu')(leads), say('Deles')(leads));
  assert.equal(merged.conflicts.length, 1);
  assert.equal(merged.conflicts[0]!.nodeId, 'anotar');
  assert.equal(textOf(merged.document), 'Deles');
  assert.equal(textOf(patch(merged.document, [merged.conflicts[0]!.mine]).document), 'Meu');
});

test('Two people who add a step at the same time both keep theirs, and its connections', () => {
  const add = (text: string): Flow => {
    const added = perform(leads, [0, 0, [...catalog.byType.keys()].indexOf('Porfin.SendText'), '', { x: 1, y: 1 }]);
    return JSON.parse(JSON.stringify(added).replace('"id":"SendText1"', `"id":"SendText1","text":"${text}"`)) as Flow;
  };
  const { document, conflicts } = merge(leads, add('a'), add('b'));
  assert.equal(conflicts.length, 0);
  assert.ok(indexOf(document).has('SendText1'));
  assert.ok(indexOf(document).has('SendText2'));
});

function setText(flow: Flow, text: string): Flow {
  return JSON.parse(JSON.stringify(flow).replace(/Entendi\{% if Nome %\}[^"]*/, text)) as Flow;
}

const count = (activity: Activity): number => 1 + children(activity).reduce((sum, child) => sum + count(child.activity), 0);

const textOf = (flow: Flow): string => {
  const found = (flow.root as unknown as { activities: { id: string; text?: { expression: { value: string } } }[] }).activities.find(activity => activity.id === 'anotar');
  return found?.text?.expression.value ?? '';
};

const touchedByBoth = (base: Flow, mine: Flow, path: readonly string[]): boolean => diff(base, mine).some(other => {
  const [a, b] = [other.path.join('/'), path.join('/')];
  return a.startsWith(b) || b.startsWith(a);
});
