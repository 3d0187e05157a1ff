import { connectionKey, type Connection, type Flow } from '../flow.ts';
import { updateChart, type Chart, type Place } from '../scopes.ts';
import { forgetMembers } from './groups.ts';

/** Takes activities out of a scope. Where all ways out of one lead to the same place, the ways in lead there now. */
export function removeActivities(flow: Flow, place: Place, ids: ReadonlySet<string>): Flow {
  const next = updateChart(flow, place, chart => {
    if (!chart.activities.some(activity => ids.has(activity.id))) return chart;
    const connections = [...ids].reduce((ways, id) => healed(ways, id), chart.connections);
    return { activities: chart.activities.filter(activity => !ids.has(activity.id)), connections } satisfies Chart;
  });
  return next === flow ? flow : forgetMembers(next, ids);
}

function healed(connections: readonly Connection[], id: string): Connection[] {
  const onwards = new Set(connections.filter(({ source, target }) => source.activity === id && target.activity !== id).map(({ target }) => target.activity));
  const [only] = onwards.size === 1 ? onwards : [];
  const kept = new Map<string, Connection>();
  for (const way of connections) {
    if (way.source.activity === id) continue;
    const next = way.target.activity !== id ? way : only === undefined || way.source.activity === only ? undefined : { ...way, target: { ...way.target, activity: only } };
    if (next !== undefined && !kept.has(connectionKey(next))) kept.set(connectionKey(next), next);
  }
  return [...kept.values()];
}
