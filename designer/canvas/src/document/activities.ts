import { isActivity, type Activity, type Flow } from './flow.ts';
import { getIn, isList, isObject, setIn, type Path } from './json.ts';

/** An activity inside another, and the path to it. */
export interface Child {
  readonly activity: Activity;
  readonly path: Path;
}

const hidden = new Set(['metadata', 'customProperties', 'variables', 'connections']);

/** The activities that stand directly in the ports of another: one (`body`), a list (`activities`), or a list of objects that hold one each (`cases`). */
export function children(parent: Activity): Child[] {
  const found: Child[] = [];
  for (const [key, value] of Object.entries(parent)) {
    if (hidden.has(key)) continue;
    if (isActivity(value)) found.push({ activity: value, path: [key] });
    else if (isList(value)) value.forEach((item, i) => inItem(item, [key, i], found));
  }
  return found;
}

function inItem(item: unknown, path: Path, found: Child[]): void {
  if (isActivity(item)) found.push({ activity: item, path });
  else if (isObject(item)) {
    for (const [key, value] of Object.entries(item)) if (isActivity(value)) found.push({ activity: value, path: [...path, key] });
  }
}

const indexes = new WeakMap<Flow, ReadonlyMap<string, Path>>();

/** Where each activity stands in the document, by id. Made once per document. */
export function indexOf(flow: Flow): ReadonlyMap<string, Path> {
  let index = indexes.get(flow);
  if (index === undefined) {
    const paths = new Map<string, Path>();
    collect(flow.root, ['root'], paths);
    indexes.set(flow, (index = paths));
  }
  return index;
}

function collect(activity: Activity, path: Path, paths: Map<string, Path>): void {
  if (!paths.has(activity.id)) paths.set(activity.id, path);
  for (const child of children(activity)) collect(child.activity, [...path, ...child.path], paths);
}

export function findActivity(flow: Flow, id: string): Activity | undefined {
  const path = indexOf(flow).get(id);
  return path === undefined ? undefined : (getIn(flow, path) as unknown as Activity);
}

/** All activities, outer before inner. */
export const allActivities = (flow: Flow): Activity[] => [...indexOf(flow).values()].map(path => getIn(flow, path) as unknown as Activity);

/** The flow with one activity changed, wherever it stands. Unknown ids change nothing. */
export function updateActivity(flow: Flow, id: string, change: (activity: Activity) => Activity): Flow {
  const path = indexOf(flow).get(id);
  return path === undefined ? flow : setIn(flow, path, before => change(before as unknown as Activity));
}

/** An id that nobody has yet: the type's last part and a number, as `Ask1`. */
export function freshId(taken: ReadonlySet<string> | ReadonlyMap<string, unknown>, type: string): string {
  const stem = type.slice(type.lastIndexOf('.') + 1);
  for (let n = 1; ; n++) if (!taken.has(stem + n)) return stem + n;
}
