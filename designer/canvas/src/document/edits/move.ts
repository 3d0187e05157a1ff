import { indexOf } from '../activities.ts';
import { placed, type Activity, type Flow, type Point } from '../flow.ts';
import { getIn, setIn } from '../json.ts';

/** Puts activities elsewhere. */
export function moveActivities(flow: Flow, to: ReadonlyMap<string, Point>): Flow {
  let next = flow;
  const index = indexOf(flow);
  const byList = new Map<string, { path: readonly (string | number)[]; ids: Set<string> }>();
  for (const id of to.keys()) {
    const path = index.get(id);
    if (path === undefined) continue;
    const list = path.slice(0, -1);
    const entry = byList.get(list.join('/')) ?? { path: list, ids: new Set() };
    entry.ids.add(id);
    byList.set(list.join('/'), entry);
  }
  for (const { path, ids } of byList.values()) next = moveIn(next, path, ids, to);
  return next;
}

function moveIn(flow: Flow, path: readonly (string | number)[], ids: ReadonlySet<string>, to: ReadonlyMap<string, Point>): Flow {
  const move = (item: unknown): Activity => {
    const activity = item as Activity;
    return ids.has(activity.id) ? placed(activity, to.get(activity.id)!) : activity;
  };
  if (Array.isArray(getIn(flow, path))) return setIn(flow, path, list => (list as unknown as readonly Activity[]).map(move));
  let next = flow;
  for (const id of ids) next = setIn(next, indexOf(flow).get(id)!, move);
  return next;
}
