import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { allActivities, children } from '../src/document/activities.ts';
import { readCatalog, type Catalog, type CatalogJson } from '../src/document/catalog.ts';
import { copyOf } from '../src/document/clipboard.ts';
import { groupsOf, notesOf } from '../src/document/decorations.ts';
import { addActivity } from '../src/document/edits/addActivity.ts';
import { addBranch, removeBranch } from '../src/document/edits/branches.ts';
import { connect, disconnect, reconnect } from '../src/document/edits/connect.ts';
import { changeGroup, groupActivities, ungroup } from '../src/document/edits/groups.ts';
import { moveActivities } from '../src/document/edits/move.ts';
import { addNote, changeNote, removeNotes } from '../src/document/edits/notes.ts';
import { paste } from '../src/document/edits/paste.ts';
import { removeActivities } from '../src/document/edits/remove.ts';
import { renameActivity } from '../src/document/edits/renameActivity.ts';
import { setFlow } from '../src/document/edits/setFlow.ts';
import { bindOutput, setInput, setItems, setProperty } from '../src/document/edits/setInput.ts';
import { addVariable, changeVariable, removeVariable, renameVariable } from '../src/document/edits/variables.ts';
import { connectionKey, variablesOf, type Flow } from '../src/document/flow.ts';
import type { Json } from '../src/document/json.ts';
import { openFlow } from '../src/document/open.ts';
import { chartAt, scopeOf, slotsOf } from '../src/document/scopes.ts';

const root = new URL('../', import.meta.url).pathname.replace(/node_modules\/?$/, '');
export const readJson = (path: string): Json => JSON.parse(readFileSync(path, 'utf8')) as Json;
export const catalog: Catalog = readCatalog(readJson(`${root}fixtures/catalog.json`) as unknown as CatalogJson);
export const sample = (name: string): Flow => openFlow(readJson(`${root}../../samples/${name}/flow.json`));

/** In the suite, always the same portion; PORFIN_RUNS=100000 makes a campaign of it, with another seed each time. */
export const portion = process.env.PORFIN_RUNS ? { numRuns: Number(process.env.PORFIN_RUNS) } : { numRuns: 150, seed: 4 };

/** One random edit: numbers choose what it does and to what, so that it fits any flow. */
export const anyEdit = fc.tuple(fc.nat(19), fc.nat(), fc.nat(), fc.string({ maxLength: 8 }), fc.record({ x: fc.integer({ min: -500, max: 3000 }), y: fc.integer({ min: -500, max: 3000 }) }));
export type Edit = typeof anyEdit extends fc.Arbitrary<infer T> ? T : never;

export const anyEdits = fc.array(anyEdit, { minLength: 1, maxLength: 25 });

/** Does a random edit. Most change something; all leave a flow. */
export function perform(flow: Flow, [kind, a, b, text, at]: Edit): Flow {
  const activities = allActivities(flow);
  const some = activities[a % activities.length]!;
  const slots = slotsOf(some, catalog);
  const scope = b % 3 === 0 && slots.length > 0 ? slots[b % slots.length]!.scope : (scopeOf(flow, some.id) ?? '');
  const place = { scope, catalog };
  const chart = chartAt(flow, place);
  const one = chart.activities[b % Math.max(1, chart.activities.length)]?.id ?? some.id;
  const way = chart.connections[b % Math.max(1, chart.connections.length)];
  const variable = variablesOf(flow)[b % Math.max(1, variablesOf(flow).length)];
  const types = [...catalog.byType.keys()];
  const type = types[b % types.length]!;
  const note = notesOf(flow)[a % Math.max(1, notesOf(flow).length)];
  const group = groupsOf(flow)[a % Math.max(1, groupsOf(flow).length)];
  switch (kind) {
    case 0: return addActivity(flow, place, { type, at }).flow;
    case 1: return chart.activities.length === 0 ? flow : addActivity(flow, place, { type, at, from: { id: one, port: 'Done' } }).flow;
    case 2: return way ? addActivity(flow, place, { type, at, into: way }).flow : flow;
    case 3: return chart.activities.length === 0 ? flow : connect(flow, place, { source: one, port: text || 'Done', target: chart.activities[a % Math.max(1, chart.activities.length)]?.id ?? one, alsoKeep: b % 2 === 0 });
    case 4: return way ? disconnect(flow, place, new Set([connectionKey(way)])) : flow;
    case 5: return way ? reconnect(flow, place, connectionKey(way), { target: one }) : flow;
    case 6: return moveActivities(flow, new Map([[some.id, at], [one, { x: at.y, y: at.x }]]));
    case 7: return removeActivities(flow, place, new Set([one, ...(b % 2 ? [some.id] : [])]));
    case 8: return setInput(flow, catalog, { id: some.id, name: 'text', value: b % 5 === 0 ? undefined : { kind: 'Template', value: `${text} {{ ${variable?.name ?? 'x'} }}` } });
    case 9: return setItems(flow, catalog, { id: some.id, name: some.type === 'Elsa.FlowSwitch' ? 'cases' : 'options', items: [text, `o${b % 7}`, ...(a % 2 ? ['c'] : [])].map(label => (some.type === 'Elsa.FlowSwitch' ? { label } : label)) });
    case 10: return renameActivity(flow, some.id, text);
    case 11: return variable ? renameVariable(flow, variable.id, `v${b % 100}`) : flow;
    case 12: return b % 4 === 0 && variable ? removeVariable(flow, variable.id) : b % 4 === 1 && variable ? changeVariable(flow, variable.id, { typeName: 'Int32', value: text }) : addVariable(flow, { name: `n${b % 50}` }).flow;
    case 13: return note && b % 3 === 0 ? removeNotes(flow, new Set([note.id])) : note && b % 3 === 1 ? changeNote(flow, note.id, { text, ...at }) : addNote(flow, { scope, text, at }).flow;
    case 14: return group && b % 4 === 0 ? ungroup(flow, new Set([group.id])) : group && b % 4 === 1 ? changeGroup(flow, group.id, { isCollapsed: !group.isCollapsed, name: text }) : groupActivities(flow, { scope, name: text, members: [one] }).flow;
    case 15: return paste(flow, place, copyOf(flow, place, new Set(chart.activities.slice(a % 3, 3 + (b % 4)).map(activity => activity.id))), at).flow;
    case 17: return setFlow(flow, b % 2 ? ['name'] : ['customProperties', 'porfin', 'joiningTime'], b % 3 === 0 ? undefined : text);
    case 18: return setProperty(flow, some.id, b % 2 ? 'runAsynchronously' : 'customProperties', b % 3 === 0 ? undefined : b % 2 ? true : { onFailure: 'failed' });
    case 16: return bindOutput(flow, { id: some.id, output: 'Answer', typeName: 'String', variable: b % 2 ? variable?.id : undefined });
    default: {
      const port = catalog.byType.get(some.type)?.ports.find(known => known.list && !known.itemProperty);
      if (port === undefined || some.type === 'Elsa.Flowchart' || some.type === 'Elsa.Sequence') return flow;
      return b % 2 && children(some).length > 0 ? removeBranch(flow, some.id, port.name, 0) : addBranch(flow, some.id, port.name, { id: `Flowchart${1000 + b}`, type: 'Elsa.Flowchart', activities: [], connections: [] });
    }
  }
}
