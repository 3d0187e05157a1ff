import { freshId, indexOf } from '../activities.ts';
import { connection, placed, type Activity, type Connection, type Flow, type Point } from '../flow.ts';
import type { ActivityType } from '../catalog.ts';
import type { Json } from '../json.ts';
import { outcomesOf } from '../outcomes.ts';
import { updateChart, type Place } from '../scopes.ts';

/** A new activity, and perhaps how it is reached. */
export interface Addition {
  readonly type: string;
  readonly at: Point;
  /** Leave this outcome for it. */
  readonly from?: { readonly id: string; readonly port: string };
  /** Put it in the middle of this connection. */
  readonly into?: Connection;
  readonly properties?: Readonly<Record<string, Json>>;
}

/** A new activity of a type: an id, the type, what the type must have, and nothing that is its default anyway. */
export function newActivity(flow: Flow, type: string, known: ActivityType | undefined): Activity {
  const lists = Object.fromEntries((known?.ports ?? []).filter(port => port.list).map(port => [port.name, [] as Json]));
  return { id: freshId(indexOf(flow), type), type, ...(known?.version && known.version > 1 ? { version: known.version } : {}), ...lists };
}

/** Adds an activity; returns the flow and the new id. */
export function addActivity(flow: Flow, place: Place, { type, at, from, into, properties }: Addition): { readonly flow: Flow; readonly id: string } {
  const activity = placed({ ...newActivity(flow, type, place.catalog.byType.get(type)), ...properties }, at);
  const next = updateChart(flow, place, chart => ({
    activities: [...chart.activities, activity],
    connections: into ? through(chart.connections, into, activity, place) : from ? [...freed(chart.connections, from), connection(from.id, from.port, activity.id)] : chart.connections,
  }));
  return { flow: next, id: activity.id };
}

/** An outcome leads to one place: the old way out is replaced. */
const freed = (connections: readonly Connection[], from: { readonly id: string; readonly port: string }): Connection[] =>
  connections.filter(({ source }) => source.activity !== from.id || (source.port ?? 'Done') !== from.port);

function through(connections: readonly Connection[], into: Connection, activity: Activity, { catalog }: Place): Connection[] {
  const way = outcomesOf(activity, catalog)[0]?.name;
  return connections.flatMap(other => {
    if (other !== into) return [other];
    const first = { ...into, target: { activity: activity.id, port: 'In' } };
    return way === undefined ? [first] : [first, connection(activity.id, way, into.target.activity)];
  });
}
