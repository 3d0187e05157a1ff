import { connection, connectionKey, type Connection, type Flow } from '../flow.ts';
import { updateChart, type Place } from '../scopes.ts';

/** An outcome leads to an activity. It leads to one: what it led to before is replaced, unless it is to go several ways at once. */
export function connect(flow: Flow, place: Place, way: { readonly source: string; readonly port: string; readonly target: string; readonly alsoKeep?: boolean }): Flow {
  const added = connection(way.source, way.port, way.target);
  return updateChart(flow, place, chart => {
    if (chart.connections.some(other => connectionKey(other) === connectionKey(added))) return chart;
    const others = way.alsoKeep ? chart.connections : chart.connections.filter(({ source }) => source.activity !== way.source || (source.port ?? 'Done') !== way.port);
    return { ...chart, connections: [...others, added] };
  });
}

/** Takes connections away, by their keys. */
export function disconnect(flow: Flow, place: Place, keys: ReadonlySet<string>): Flow {
  return updateChart(flow, place, chart => {
    const connections = chart.connections.filter(other => !keys.has(connectionKey(other)));
    return connections.length === chart.connections.length ? chart : { ...chart, connections };
  });
}

/** Moves one end of a connection; the rest of it (its bends, what else it carries) stays. */
export function reconnect(flow: Flow, place: Place, key: string, end: { readonly source?: { readonly id: string; readonly port: string }; readonly target?: string }): Flow {
  return updateChart(flow, place, chart => {
    const index = chart.connections.findIndex(other => connectionKey(other) === key);
    const before = chart.connections[index];
    if (before === undefined) return chart;
    const after: Connection = {
      ...before,
      ...(end.source ? { source: { ...before.source, activity: end.source.id, port: end.source.port } } : {}),
      ...(end.target ? { target: { ...before.target, activity: end.target } } : {}),
    };
    if (chart.connections.some((other, i) => i !== index && connectionKey(other) === connectionKey(after))) return chart;
    return { ...chart, connections: chart.connections.map((other, i) => (i === index ? after : other)) };
  });
}
