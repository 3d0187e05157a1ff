import { allActivities } from '../document/activities.ts';
import type { Catalog } from '../document/catalog.ts';
import { moveActivities } from '../document/edits/move.ts';
import { positionOf, type Flow, type Point } from '../document/flow.ts';
import { chartAt, slotsOf } from '../document/scopes.ts';
import { arrange } from './arrange.ts';

/** Documents written by hand have no places: their scopes are arranged when they are opened. A scope in which something has a place is left as it is, but for what has none. */
export function placeMissing(flow: Flow, catalog: Catalog): Flow {
  const scopes = ['', ...allActivities(flow).filter(activity => activity !== flow.root).flatMap(activity => slotsOf(activity, catalog).map(slot => slot.scope))];
  const to = new Map<string, Point>();
  for (const scope of scopes) {
    const chart = chartAt(flow, { scope, catalog });
    if (chart.activities.length === 0 || chart.activities.every(activity => positionOf(activity) !== undefined)) continue;
    const bottom = Math.max(0, ...chart.activities.map(activity => (positionOf(activity)?.y ?? -240) + 240));
    const arranged = arrange(chart, catalog, new Map(), { x: 0, y: chart.activities.some(activity => positionOf(activity)) ? bottom : 0 });
    for (const activity of chart.activities) if (positionOf(activity) === undefined) to.set(activity.id, arranged.get(activity.id)!);
  }
  return to.size === 0 ? flow : moveActivities(flow, to);
}
