import type { Point } from '../document/flow.ts';
import type { Chart } from '../document/scopes.ts';

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

/** The step to which an arrow key leads: right along the first way out, left back, up and down to what lies nearest there. */
export function neighbour(chart: Chart, at: ReadonlyMap<string, Point>, id: string, direction: Direction): string | undefined {
  const here = at.get(id);
  if (here === undefined) return undefined;
  const byHeight = (ids: string[]): string | undefined => ids.filter(other => other !== id && at.has(other)).sort((a, b) => Math.abs(at.get(a)!.y - here.y) - Math.abs(at.get(b)!.y - here.y))[0];
  if (direction === 'ArrowRight') return byHeight(chart.connections.filter(way => way.source.activity === id).map(way => way.target.activity)) ?? nearest(at, id, here, point => point.x > here.x);
  if (direction === 'ArrowLeft') return byHeight(chart.connections.filter(way => way.target.activity === id).map(way => way.source.activity)) ?? nearest(at, id, here, point => point.x < here.x);
  return nearest(at, id, here, point => (direction === 'ArrowUp' ? point.y < here.y : point.y > here.y), 2.5);
}

/** The nearest one on a side; going straight is nearer than going aside. */
function nearest(at: ReadonlyMap<string, Point>, id: string, here: Point, isThere: (point: Point) => boolean, aside = 1): string | undefined {
  let best: string | undefined;
  let least = Infinity;
  for (const [other, point] of at) {
    if (other === id || !isThere(point)) continue;
    const distance = Math.abs(point.x - here.x) * aside + Math.abs(point.y - here.y);
    if (distance < least) [best, least] = [other, distance];
  }
  return best;
}

/** The step with which a chart begins: a start, one marked so, or the first to which nothing leads. */
export function startOf(chart: Chart): string | undefined {
  const reached = new Set(chart.connections.map(way => way.target.activity));
  const marked = chart.activities.find(activity => activity.type === 'Elsa.Start') ?? chart.activities.find(activity => activity.canStartWorkflow === true || (activity.customProperties as { canStartWorkflow?: unknown } | undefined)?.canStartWorkflow === true);
  return (marked ?? chart.activities.find(activity => !reached.has(activity.id)) ?? chart.activities[0])?.id;
}
