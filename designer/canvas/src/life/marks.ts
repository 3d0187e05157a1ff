import { connectionKey } from '../document/flow.ts';
import type { Flow } from '../document/flow.ts';
import type { Chart } from '../document/scopes.ts';
import type { Marks, NodeMark, WayMark } from '../session/draft.ts';
import type { Translate } from '../texts/texts.ts';
import { countsOf, passedOf, shownAt, share } from './counts.ts';
import type { ToldRun, Traffic } from './life.ts';

const widest = 6;

/** What the canvas shows of the traffic: on each connection how many passed, as thick as it is used; on each step who waits there. */
export function trafficMarks(traffic: Traffic, chart: Chart, t: Translate): Marks {
  const passed = chart.connections.map(way => ({ way, count: passedOf(traffic, way) }));
  const most = Math.max(1, ...passed.map(({ count }) => count));
  const ways = passed.map(({ way, count }): [string, WayMark] => [connectionKey(way), count === 0
    ? { tone: 'idle' }
    : { tone: 'used', label: t('life.passed', { n: count, share: share(count, countsOf(traffic, way.source.activity).reached) }), weight: 2 + Math.round(((widest - 2) * count) / most) }]);
  const nodes = chart.activities.flatMap((activity): [string, NodeMark][] => {
    const { waiting } = countsOf(traffic, activity.id);
    return waiting === 0 ? [] : [[activity.id, { tone: 'waiting', badge: String(waiting), icon: 'hourglass_empty', text: t(waiting === 1 ? 'life.waits.one' : 'life.waits', { n: waiting }) }]];
  });
  return { nodes: new Map(nodes), ways: new Map(ways) };
}

/** The way of one conversation: its steps numbered as it came by, its connections lit, all else pale. */
export function runMarks(run: ToldRun, flow: Flow, chart: Chart, t: Translate): Marks {
  const visited = [...new Set(run.steps.map(step => shownAt(flow, step.nodeId) ?? ''))];
  const order = new Map(visited.filter(id => chart.activities.some(activity => activity.id === id)).map((id, i) => [id, i + 1]));
  const taken = new Set(run.steps.flatMap(step => (step.kind === 'went' ? [`${step.nodeId}:${step.outcome ?? 'Done'}`] : [])));
  const nodes = chart.activities.map((activity): [string, NodeMark] => {
    const place = order.get(activity.id);
    return [activity.id, place === undefined ? { tone: 'pale', text: '' } : { tone: 'lit', badge: String(place), text: t('life.place', { n: place }) }];
  });
  const ways = chart.connections.map((way): [string, WayMark] => [connectionKey(way), { tone: taken.has(`${way.source.activity}:${way.source.port ?? 'Done'}`) && order.has(way.target.activity) ? 'lit' : 'idle' }]);
  return { nodes: new Map(nodes), ways: new Map(ways) };
}
