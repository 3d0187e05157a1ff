import { findActivity, freshId, indexOf } from './activities.ts';
import type { Catalog } from './catalog.ts';
import { connection, isActivity, isFlowchart, type Activity, type Connection, type Flow, type Flowchart } from './flow.ts';
import { getIn, isList, isObject, setIn, type JsonList, type Path } from './json.ts';
import { outcomesOf } from './outcomes.ts';

/**
 * A scope is a place that the canvas can show: '' is the flow itself, 'each1/body' the body of a loop, 'par1/activities/0' a branch, 'inner' a flowchart or sequence that stands as an activity.
 * Whatever stands there is shown as a flowchart, and becomes one when its structure is edited.
 */
export type ScopeRef = string;

/** Where an edit happens. */
export interface Place {
  readonly scope: ScopeRef;
  readonly catalog: Catalog;
}

/** What a scope holds, seen as a flowchart. */
export interface Chart {
  readonly activities: readonly Activity[];
  readonly connections: readonly Connection[];
}

export const scopeRef = (owner: string, ...path: (string | number)[]): ScopeRef => [owner, ...path].map(part => encodeURIComponent(part)).join('/');

const emptyChart: Chart = { activities: [], connections: [] };

/** The path to what a scope holds; nothing when its owner is gone. */
export function scopePath(flow: Flow, scope: ScopeRef): Path | undefined {
  if (scope === '') return ['root'];
  const [owner, ...rest] = scope.split('/').map(decodeURIComponent);
  const path = indexOf(flow).get(owner!);
  return path === undefined ? undefined : [...path, ...rest.map(part => (/^\d+$/.test(part) ? Number(part) : part))];
}

export const scopeOwner = (flow: Flow, scope: ScopeRef): Activity | undefined => (scope === '' ? undefined : findActivity(flow, decodeURIComponent(scope.split('/')[0]!)));

/** What a scope holds, as a flowchart. */
export function chartAt(flow: Flow, { scope, catalog }: Place): Chart {
  const path = scopePath(flow, scope);
  const held = path === undefined ? undefined : getIn(flow, path);
  return isActivity(held) ? chartOf(held, catalog) : emptyChart;
}

function chartOf(held: Activity, catalog: Catalog): Chart {
  if (isFlowchart(held)) return { activities: held.activities ?? [], connections: held.connections ?? [] };
  if (held.type !== 'Elsa.Sequence') return { activities: [held], connections: [] };
  const steps = isList(held.activities) ? (held.activities as unknown as Activity[]) : [];
  const connections = steps.slice(1).flatMap((next, i) => outcomesOf(steps[i]!, catalog).map(outcome => connection(steps[i]!.id, outcome.name, next.id)));
  return { activities: steps, connections };
}

/** The flow with what a scope holds changed; what was no flowchart becomes one. */
export function updateChart(flow: Flow, place: Place, change: (chart: Chart) => Chart): Flow {
  const path = scopePath(flow, place.scope);
  if (path === undefined) return flow;
  const before = chartAt(flow, place);
  const after = change(before);
  return after === before ? flow : setIn(flow, path, held => hold(flow, isActivity(held) ? held : undefined, after));
}

function hold(flow: Flow, held: Activity | undefined, chart: Chart): Flowchart {
  const parts = { activities: chart.activities as readonly Activity[] & JsonList, connections: chart.connections as readonly Connection[] & JsonList };
  if (held !== undefined && isFlowchart(held)) return { ...held, ...parts };
  if (held?.type === 'Elsa.Sequence') return { ...held, type: 'Elsa.Flowchart', ...parts };
  return { id: freshId(indexOf(flow), 'Elsa.Flowchart'), type: 'Elsa.Flowchart', version: 1, ...parts };
}

/** A place inside a container that the canvas can enter. */
export interface Slot {
  readonly scope: ScopeRef;
  readonly port: string;
  readonly index?: number;
  readonly label?: string;
  readonly size: number;
}

/** The places inside an activity: its ports, one for each branch or case, or itself when it is a flowchart or sequence. */
export function slotsOf(activity: Activity, catalog: Catalog): Slot[] {
  if (activity.type === 'Elsa.Flowchart' || activity.type === 'Elsa.Sequence') {
    return [{ scope: scopeRef(activity.id), port: 'activities', size: chartOf(activity, catalog).activities.length }];
  }
  return (catalog.byType.get(activity.type)?.ports ?? []).filter(port => port.name !== 'flow').flatMap(port => {
    if (!port.list) return [slot(activity, catalog, [port.name], port.name)];
    const items = activity[port.name];
    return (isList(items) ? items : []).map((item, index) => ({
      ...slot(activity, catalog, port.itemProperty ? [port.name, index, port.itemProperty] : [port.name, index], port.name),
      index,
      ...(isObject(item) && port.itemProperty && typeof item.label === 'string' ? { label: item.label } : {}),
    }));
  });
}

function slot(activity: Activity, catalog: Catalog, path: (string | number)[], port: string): Slot {
  const held = getIn(activity, path);
  return { scope: scopeRef(activity.id, ...path), port, size: isActivity(held) ? chartOf(held, catalog).activities.length : 0 };
}

/** The scope in which an activity stands. */
export function scopeOf(flow: Flow, id: string): ScopeRef | undefined {
  const path = indexOf(flow).get(id);
  if (path === undefined) return undefined;
  // A path runs through the owners; the innermost one that is no flowchart of a port is what the scope is called after.
  let scope: ScopeRef = '';
  for (let at = 1; at < path.length; at++) {
    const outer = getIn(flow, path.slice(0, at));
    if (!isActivity(outer)) continue;
    const isChart = outer.type === 'Elsa.Flowchart' || outer.type === 'Elsa.Sequence';
    const next = nextActivity(flow, path, at);
    if (isChart) continue;
    if (next === undefined) return scope;
    scope = scopeRef(outer.id, ...path.slice(at, next));
  }
  return innerChart(flow, path, scope);
}

function nextActivity(flow: Flow, path: Path, from: number): number | undefined {
  for (let at = from + 1; at <= path.length; at++) if (isActivity(getIn(flow, path.slice(0, at)))) return at;
  return undefined;
}

/** Flowcharts that stand as activities inside flowcharts are scopes of their own. */
function innerChart(flow: Flow, path: Path, scope: ScopeRef): ScopeRef {
  const start = scopePath(flow, scope)!.length;
  let inner = scope;
  for (let at = start + 1; at < path.length; at++) {
    const outer = getIn(flow, path.slice(0, at));
    if (isActivity(outer)) inner = scopeRef(outer.id);
  }
  return inner;
}

/** The scopes from the flow down to this one. */
export function trail(flow: Flow, scope: ScopeRef): ScopeRef[] {
  const owner = scopeOwner(flow, scope);
  if (scope === '' || owner === undefined) return [''];
  return [...trail(flow, scopeOf(flow, owner.id) ?? ''), scope];
}
