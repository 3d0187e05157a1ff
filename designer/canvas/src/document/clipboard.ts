import { allActivities, children } from './activities.ts';
import { isActivity, positionOf, variablesOf, type Activity, type Connection, type Flow, type Point } from './flow.ts';
import { notesOf, type Note } from './decorations.ts';
import { isObject, type Json, type JsonObject } from './json.ts';
import { chartAt, type Place } from './scopes.ts';
import { usesOf } from './variables.ts';

/** A piece of a flow as plain JSON, which can be pasted into another flow, a chat or a file. It is a small flowchart with the variables that it uses. */
export interface Fragment extends JsonObject {
  readonly type: 'Elsa.Flowchart';
  readonly activities: readonly Activity[];
  readonly connections: readonly Connection[];
  readonly variables: readonly JsonObject[];
  readonly notes: readonly Note[];
}

/** What is selected, as a fragment. */
export function copyOf(flow: Flow, place: Place, ids: ReadonlySet<string>): Fragment {
  const chart = chartAt(flow, place);
  const activities = chart.activities.filter(activity => ids.has(activity.id));
  const copied = new Set(activities.flatMap(activity => [activity.id, ...inner(activity)]));
  return {
    type: 'Elsa.Flowchart',
    activities,
    connections: chart.connections.filter(({ source, target }) => ids.has(source.activity) && ids.has(target.activity)),
    variables: variablesOf(flow).filter(variable => usesOf(flow, variable).some(use => copied.has(use.nodeId))),
    notes: notesOf(flow).filter(note => note.scope === place.scope && ids.has(note.id)),
  };
}

export const inner = (activity: Activity): string[] => children(activity).flatMap(child => [child.activity.id, ...inner(child.activity)]);

/** What a pasted text is: a whole flow, a fragment of one, or nothing of ours. */
export function readPasted(text: string): { readonly flow: Json } | { readonly fragment: Fragment } | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(json)) return undefined;
  if (isActivity(json.root)) return { flow: json };
  if (Array.isArray(json.activities)) {
    const activities = (json.activities as readonly Json[]).filter(isActivity);
    const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);
    const connections = list(json.connections).filter((way): way is Connection => isObject(way) && isObject(way.source) && isObject(way.target));
    return { fragment: { type: 'Elsa.Flowchart', activities, connections, variables: list(json.variables).filter(isObject), notes: list(json.notes).filter(isObject) as unknown as readonly Note[] } };
  }
  return isActivity(json) ? { fragment: { type: 'Elsa.Flowchart', activities: [json], connections: [], variables: [], notes: [] } } : undefined;
}

/** The upper left corner of what a fragment holds. */
export function cornerOf(fragment: Fragment): Point {
  const points = [...fragment.activities.map(activity => positionOf(activity) ?? { x: 0, y: 0 }), ...fragment.notes];
  return points.length === 0 ? { x: 0, y: 0 } : { x: Math.min(...points.map(point => point.x)), y: Math.min(...points.map(point => point.y)) };
}

export const countOf = (flow: Flow): number => allActivities(flow).length;
