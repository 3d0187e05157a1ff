import { updateActivity } from '../activities.ts';
import type { Catalog } from '../catalog.ts';
import type { Activity, Connection, Flow } from '../flow.ts';
import { listItems, withInput, withItems, type InputValue } from '../inputs.ts';
import { withProperty, type Json, type JsonList } from '../json.ts';
import { itemName } from '../outcomes.ts';
import { scopeOf, updateChart } from '../scopes.ts';

/** Gives an input another value; `undefined` takes it away. Connections follow options, cases and branches that are called otherwise now. */
export function setInput(flow: Flow, catalog: Catalog, input: { readonly id: string; readonly name: string; readonly value: InputValue | undefined; readonly typeName?: string }): Flow {
  return following(flow, catalog, input.id, input.name, activity => withInput(activity, input.name, input.value, input.typeName ?? typeOf(activity, catalog, input.name)));
}

/** Gives a list input other items. */
export const setItems = (flow: Flow, catalog: Catalog, input: { readonly id: string; readonly name: string; readonly items: JsonList }): Flow =>
  following(flow, catalog, input.id, input.name, activity => {
    const isRaw = catalog.byType.get(activity.type)?.inputs.find(known => known.name === input.name)?.raw;
    return isRaw ? withProperty(activity, input.name, input.items) : withItems(activity, input.name, input.items);
  });

/** Binds an output to a variable, or (`undefined`) to none. */
export const bindOutput = (flow: Flow, binding: { readonly id: string; readonly output: string; readonly typeName: string; readonly variable: string | undefined }): Flow =>
  updateActivity(flow, binding.id, activity => {
    const key = binding.output[0]!.toLowerCase() + binding.output.slice(1);
    return withProperty(activity, key, binding.variable === undefined ? undefined : { typeName: binding.typeName, memoryReference: { id: binding.variable } });
  });

/** Sets any other property of an activity. */
export const setProperty = (flow: Flow, id: string, name: string, value: Json | undefined): Flow => updateActivity(flow, id, activity => withProperty(activity, name, value));

const typeOf = (activity: Activity, catalog: Catalog, name: string): string => catalog.byType.get(activity.type)?.inputs.find(input => input.name === name)?.type ?? 'String';

function following(flow: Flow, catalog: Catalog, id: string, name: string, change: (activity: Activity) => Activity): Flow {
  let names: readonly [readonly string[], readonly string[]] = [[], []];
  const next = updateActivity(flow, id, activity => {
    const after = change(activity);
    const from = catalog.byType.get(activity.type)?.outcomesFrom;
    if (from?.input === name) names = [outcomeNames(activity, name, from.key), outcomeNames(after, name, from.key)];
    return after;
  });
  const moves = renames(...names);
  const scope = moves.size === 0 ? undefined : scopeOf(next, id);
  if (scope === undefined) return next;
  return updateChart(next, { scope, catalog }, chart => ({ ...chart, connections: chart.connections.flatMap(way => moved(way, id, moves)) }));
}

const outcomeNames = (activity: Activity, name: string, key?: string | null): string[] => (listItems(activity, name) ?? []).map(item => itemName(item, key));

/** Where each old name went: to the name in its place when the list is as long as before; away when it is gone. */
function renames(before: readonly string[], after: readonly string[]): Map<string, string | undefined> {
  const moves = new Map<string, string | undefined>();
  before.forEach((old, i) => {
    if (old === '' || after.includes(old)) return;
    const instead = before.length === after.length ? after[i] : undefined;
    moves.set(old, instead !== undefined && instead !== '' && !before.includes(instead) ? instead : before.length === after.length ? old : undefined);
  });
  return new Map([...moves].filter(([old, now]) => old !== now));
}

function moved(way: Connection, id: string, moves: ReadonlyMap<string, string | undefined>): Connection[] {
  const port = way.source.port ?? 'Done';
  if (way.source.activity !== id || !moves.has(port)) return [way];
  const now = moves.get(port);
  return now === undefined ? [] : [{ ...way, source: { ...way.source, port: now } }];
}
