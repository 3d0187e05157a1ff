import assert from 'node:assert/strict';
import test from 'node:test';
import { indexOf } from '../src/document/activities.ts';
import { addActivity } from '../src/document/edits/addActivity.ts';
import { openFlow } from '../src/document/open.ts';
import { chartAt, scopeOf, slotsOf, trail } from '../src/document/scopes.ts';
import { findActivity } from '../src/document/activities.ts';
import { catalog } from './random.ts';

const text = (id: string): { id: string; type: string } => ({ id, type: 'Porfin.SendText' });
const flow = openFlow({
  root: {
    type: 'Elsa.Flowchart',
    activities: [
      { id: 'each', type: 'Elsa.ForEach', body: text('one') },
      { id: 'seq', type: 'Elsa.Sequence', activities: [{ id: 'ask', type: 'Porfin.Ask' }, text('bye')] },
      { id: 'par', type: 'Elsa.Parallel', activities: [{ id: 'left', type: 'Elsa.Flowchart', activities: [text('l1')], connections: [] }, text('right')] },
      { id: 'if', type: 'Elsa.If' },
      { id: 'sw', type: 'Elsa.Switch', cases: [{ label: 'A', condition: {}, activity: text('a1') }, { label: 'B' }], default: text('d1') },
      { type: 'Elsa.WriteLine' },
    ],
    connections: [{ source: 'each', sourcePort: 'Done', target: 'seq', targetPort: 'In' }],
  },
});

const ids = (scope: string): string[] => chartAt(flow, { scope, catalog }).activities.map(activity => activity.id);

test('Every container shows what it holds as a flowchart', () => {
  assert.deepEqual(slotsOf(findActivity(flow, 'each')!, catalog).map(slot => [slot.scope, slot.size]), [['each/body', 1]]);
  assert.deepEqual(ids('each/body'), ['one']);
  assert.deepEqual(ids('seq'), ['ask', 'bye']);
  assert.deepEqual(chartAt(flow, { scope: 'seq', catalog }).connections.map(way => way.source.port), ['Answered', 'Invalid', 'Silent']);
  assert.deepEqual(slotsOf(findActivity(flow, 'par')!, catalog).map(slot => slot.scope), ['par/activities/0', 'par/activities/1']);
  assert.deepEqual(ids('par/activities/0'), ['l1']);
  assert.deepEqual(slotsOf(findActivity(flow, 'if')!, catalog).map(slot => slot.size), [0, 0]);
  assert.deepEqual(slotsOf(findActivity(flow, 'sw')!, catalog).map(slot => [slot.scope, slot.label, slot.size]), [['sw/cases/0/activity', 'A', 1], ['sw/cases/1/activity', 'B', 0], ['sw/default', undefined, 1]]);
});

test('Each activity knows the scope in which it is shown, and the way there', () => {
  assert.equal(scopeOf(flow, 'each'), '');
  assert.equal(scopeOf(flow, 'one'), 'each/body');
  assert.equal(scopeOf(flow, 'bye'), 'seq');
  assert.equal(scopeOf(flow, 'l1'), 'par/activities/0');
  assert.equal(scopeOf(flow, 'right'), 'par/activities/1');
  assert.equal(scopeOf(flow, 'a1'), 'sw/cases/0/activity');
  assert.equal(scopeOf(flow, 'd1'), 'sw/default');
  assert.deepEqual(trail(flow, 'sw/default'), ['', 'sw/default']);
  for (const id of [...indexOf(flow).keys()].filter(id => id !== flow.root.id && id !== 'left')) assert.ok(ids(scopeOf(flow, id)!).includes(id), id);
});

test('Adding to a body that is one activity, or none, makes it a flowchart', () => {
  const { flow: next } = addActivity(flow, { scope: 'each/body', catalog }, { type: 'Porfin.SendText', at: { x: 0, y: 0 }, from: { id: 'one', port: 'Done' } });
  const body = findActivity(next, 'each')!.body as { type: string; activities: { id: string }[]; connections: unknown[] };
  assert.equal(body.type, 'Elsa.Flowchart');
  assert.deepEqual(body.activities.map(activity => activity.id), ['one', 'SendText1']);
  assert.equal(body.connections.length, 1);
  const { flow: branched } = addActivity(flow, { scope: 'if/then', catalog }, { type: 'Porfin.SendText', at: { x: 0, y: 0 } });
  assert.equal(chartAt(branched, { scope: 'if/then', catalog }).activities.length, 1);
  assert.equal(scopeOf(branched, 'SendText1'), 'if/then');
});

test('A sequence becomes a flowchart that does the same when it is edited', () => {
  const { flow: next } = addActivity(flow, { scope: 'seq', catalog }, { type: 'Porfin.SendText', at: { x: 0, y: 0 } });
  const held = findActivity(next, 'seq') as unknown as { type: string; connections: { source: { port: string } }[] };
  assert.equal(held.type, 'Elsa.Flowchart');
  assert.deepEqual(held.connections.map(way => way.source.port), ['Answered', 'Invalid', 'Silent']);
});

test('Old connections are read, and missing ids are given', () => {
  assert.deepEqual((flow.root.connections as unknown[])[0], { source: { activity: 'each', port: 'Done' }, target: { activity: 'seq', port: 'In' } });
  assert.ok(indexOf(flow).has('WriteLine1'));
});
