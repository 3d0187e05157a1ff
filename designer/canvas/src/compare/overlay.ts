import { children, indexOf } from '../document/activities.ts';
import { connectionKey, isFlowchart, type Activity, type Connection, type Flow, type Flowchart } from '../document/flow.ts';
import { getIn, setIn, type JsonList } from '../document/json.ts';

/** Two versions of a flow in one: the later one, and in it what the earlier one had besides. */
export interface Overlay {
  readonly flow: Flow;
  readonly added: ReadonlySet<string>;
  readonly removed: ReadonlySet<string>;
  /** Keys of connections. */
  readonly addedWays: ReadonlySet<string>;
  readonly removedWays: ReadonlySet<string>;
}

/** Lays an earlier version under a later one. What was removed stands in the flowchart in which it stood; what stood in a container that is gone, stands in that. */
export function overlay(from: Flow, to: Flow): Overlay {
  const [old, now] = [chartsOf(from), chartsOf(to)];
  const [before, after] = [indexOf(from), indexOf(to)];
  const [removed, addedWays, removedWays] = [new Set<string>(), new Set<string>(), new Set<string>()];
  let flow = to;
  for (const [id, chart] of now) {
    const earlier = old.get(id) ?? emptyChart;
    const gone = earlier.activities.filter(activity => !after.has(activity.id));
    const held = new Set([...chart.activities, ...gone].map(activity => activity.id));
    const known = new Set(chart.connections.map(connectionKey));
    const earlierWays = new Set(earlier.connections.map(connectionKey));
    const lost = earlier.connections.filter(way => !known.has(connectionKey(way)) && held.has(way.source.activity) && held.has(way.target.activity));
    for (const activity of gone) [activity.id, ...inner(activity)].forEach(one => removed.add(one));
    for (const key of known) if (!earlierWays.has(key)) addedWays.add(key);
    for (const way of lost) removedWays.add(connectionKey(way));
    if (gone.length + lost.length > 0) flow = withMore(flow, id, gone, lost);
  }
  return { flow, added: new Set([...after.keys()].filter(id => !before.has(id) && id !== to.root.id)), removed, addedWays, removedWays };
}

interface Held {
  readonly activities: readonly Activity[];
  readonly connections: readonly Connection[];
}

const emptyChart: Held = { activities: [], connections: [] };

/** All flowcharts of a document, by id; the root as ' ' whatever it is called. */
function chartsOf(flow: Flow): Map<string, Held> {
  const charts = new Map<string, Held>();
  for (const path of indexOf(flow).values()) {
    const activity = getIn(flow, path) as unknown as Activity;
    if (isFlowchart(activity)) charts.set(path.length === 1 ? ' ' : activity.id, { activities: activity.activities ?? [], connections: activity.connections ?? [] });
  }
  return charts;
}

const inner = (activity: Activity): string[] => children(activity).flatMap(child => [child.activity.id, ...inner(child.activity)]);

function withMore(flow: Flow, id: string, activities: readonly Activity[], connections: readonly Connection[]): Flow {
  const path = id === ' ' ? ['root'] : indexOf(flow).get(id)!;
  return setIn(flow, path, held => {
    const chart = held as unknown as Flowchart;
    return { ...chart, activities: [...(chart.activities ?? []), ...activities] as unknown as JsonList, connections: [...(chart.connections ?? []), ...connections] as unknown as JsonList };
  });
}
