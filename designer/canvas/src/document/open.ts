import { isActivity, type Activity, type Connection, type Flow } from './flow.ts';
import { freshId } from './activities.ts';
import { isList, isObject, textOf, type Json, type JsonObject } from './json.ts';

/** A document as the editor wants it: every activity has an id, connections have today's form. All else stays as it is; documents without a root get an empty one. */
export function openFlow(json: Json): Flow {
  const document = isObject(json) ? json : {};
  const taken = new Set<string>();
  collectIds(document.root, taken);
  const root = isActivity(document.root) ? document.root : ({ id: freshId(taken, 'Elsa.Flowchart'), type: 'Elsa.Flowchart', version: 1, activities: [], connections: [] } as unknown as Activity);
  const opened = openValue(root, taken) as Activity;
  return opened === document.root ? (document as unknown as Flow) : { ...document, root: opened };
}

function collectIds(value: Json | undefined, taken: Set<string>): void {
  if (isList(value)) value.forEach(item => collectIds(item, taken));
  else if (isObject(value)) {
    if (isActivity(value) && textOf(value.id)) taken.add(value.id);
    Object.entries(value).forEach(([key, inner]) => key !== 'metadata' && key !== 'customProperties' && collectIds(inner, taken));
  }
}

function openValue(value: Json, taken: Set<string>): Json {
  if (isList(value)) return mapped(value, item => openValue(item, taken));
  if (!isObject(value)) return value;
  let next: JsonObject = value;
  for (const [key, inner] of Object.entries(value)) {
    if (inner === undefined || key === 'metadata' || key === 'customProperties' || key === 'variables') continue;
    const opened = key === 'connections' && value.type === 'Elsa.Flowchart' ? openConnections(inner) : openValue(inner, taken);
    if (opened !== inner) next = { ...next, [key]: opened };
  }
  if (!isActivity(next)) return next;
  if (!textOf(next.id)) {
    const id = freshId(taken, next.type);
    taken.add(id);
    next = { ...next, id };
  }
  if (next.type === 'Elsa.Flowchart' && (!isList(next.activities) || !isList(next.connections))) next = { ...next, activities: listOf(next.activities), connections: listOf(next.connections) };
  return next;
}

const listOf = (value: Json | undefined): Json => (isList(value) ? value : isObject(value) && isList(value.$values) ? value.$values : []);

function mapped(list: readonly Json[], change: (item: Json) => Json): readonly Json[] {
  const items = list.map(change);
  return items.some((item, i) => item !== list[i]) ? items : list;
}

/** Elsa has written connections in four forms; the last one is what we edit. */
function openConnections(value: Json): Json {
  const items = isObject(value) && isList(value.$values) ? value.$values : isObject(value) ? [value] : isList(value) ? value : [];
  return mapped(items, openConnection);
}

function openConnection(item: Json): Json {
  if (!isObject(item)) return item;
  const field = (name: string): Json | undefined => item[name] ?? item[name[0]!.toUpperCase() + name.slice(1)];
  const [source, target] = [field('source'), field('target')];
  const isFlat = typeof source === 'string' || typeof target === 'string';
  if (!isFlat && isObject(item.source) && isObject(item.target) && typeof item.source.activity === 'string' && typeof item.target.activity === 'string') return item;
  const opened = { source: end(source, field('sourcePort')), target: end(target, field('targetPort')) };
  return opened as unknown as Connection & JsonObject;
}

function end(value: Json | undefined, port: Json | undefined): JsonObject {
  const activity = isObject(value) ? (value.activity ?? value.Activity) : value;
  const name = isObject(value) ? (value.port ?? value.Port) : port;
  return { activity: textOf(activity) ?? '', ...(typeof name === 'string' ? { port: name } : {}) };
}
