import { allActivities, findActivity, freshId, indexOf } from './activities.ts';
import { diff, type Difference } from './diff.ts';
import { renamedId } from './edits/renameId.ts';
import type { Activity, Connection, Flow } from './flow.ts';
import { keyOf } from './identity.ts';
import { isList, isObject, isSame, setIn, type Json } from './json.ts';
import { patch, type Refusal } from './patch.ts';

/** A place that two people changed differently: theirs stands in the document, mine is kept here until somebody decides. */
export interface Conflict {
  readonly key: string;
  readonly nodeId?: string;
  /** What must be applied to the document to have mine after all. */
  readonly mine: Difference;
  readonly theirs?: Json;
}

export interface Merged {
  readonly document: Flow;
  readonly conflicts: readonly Conflict[];
}

/** My changes since a common base, on top of theirs. Nothing of theirs is overwritten, nothing of mine is lost: what does not fit is a conflict. */
export function merge(base: Flow, mine: Flow, theirs: Flow): Merged {
  const own = apart(base, mine, theirs);
  const { document, refused } = patch(theirs, diff(base, own));
  const conflicts = new Map<string, Conflict>();
  for (const refusal of refused) {
    const conflict = conflictOf(refusal, own, document);
    if (!conflicts.has(conflict.key)) conflicts.set(conflict.key, conflict);
  }
  return { document: withoutLooseEnds(document), conflicts: [...conflicts.values()] };
}

/** Mine, with new activities that happen to have the ids of theirs called otherwise. */
function apart(base: Flow, mine: Flow, theirs: Flow): Flow {
  const [before, there] = [indexOf(base), indexOf(theirs)];
  const taken = new Set([...there.keys(), ...indexOf(mine).keys()]);
  let own = mine;
  for (const activity of allActivities(mine)) {
    if (before.has(activity.id) || !there.has(activity.id) || isOne(activity.id, mine, theirs)) continue;
    const id = freshId(taken, activity.type);
    taken.add(id);
    own = renamedId(own, activity.id, id);
  }
  return own;
}

/** Whether both added the very same activity at the same place: one who pasted twice, or saved without hearing the answer. */
function isOne(id: string, mine: Flow, theirs: Flow): boolean {
  const home = (flow: Flow): string => indexOf(flow).get(id)!.slice(0, -1).join('/');
  return home(mine) === home(theirs) && isSame(findActivity(mine, id), findActivity(theirs, id));
}

function conflictOf({ difference, found }: Refusal, own: Flow, document: Flow): Conflict {
  const depth = presentDepth(document, difference.path);
  const isGone = depth < difference.path.length - 1;
  const path = isGone ? difference.path.slice(0, depth + 1) : difference.path;
  const wanted = isGone ? at(own, path) : difference.to;
  const nodeId = [...path].reverse().find(step => step.startsWith('#') && (indexOf(own).has(step.slice(1)) || indexOf(document).has(step.slice(1))))?.slice(1);
  const mine: Difference = { path, ...(found === undefined ? {} : { from: found }), ...(wanted === undefined ? {} : { to: wanted }), next: null };
  return { key: path.join('/'), ...(nodeId === undefined ? {} : { nodeId }), mine, ...(found === undefined ? {} : { theirs: found }) };
}

/** How many steps of a path exist. */
function presentDepth(document: Json, path: readonly string[]): number {
  let depth = 0;
  while (depth < path.length && at(document, path.slice(0, depth + 1)) !== undefined) depth++;
  return depth;
}

function at(document: Json, path: readonly string[]): Json | undefined {
  let here: Json | undefined = document;
  for (const step of path) {
    here = step.startsWith('#') && isList(here) ? here.find(item => keyOf(item) === step.slice(1)) : isObject(here) ? here[step] : undefined;
  }
  return here;
}

/** The flow without connections that begin or end at an activity that is gone. */
export function withoutLooseEnds(flow: Flow): Flow {
  let tidy = flow;
  for (const [id, path] of indexOf(flow)) {
    tidy = setIn(tidy, path, held => {
      const chart = held as unknown as Activity & { activities?: readonly Activity[]; connections?: readonly Connection[] };
      if (chart.type !== 'Elsa.Flowchart' || chart.id !== id || !isList(chart.connections)) return held;
      const ids = new Set((chart.activities ?? []).map(activity => activity.id));
      const kept = chart.connections.filter(({ source, target }) => ids.has(source.activity) && ids.has(target.activity));
      return kept.length === chart.connections.length ? held : { ...chart, connections: kept };
    });
  }
  return tidy;
}
