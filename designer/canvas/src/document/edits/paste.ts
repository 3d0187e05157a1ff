import { allActivities, freshId, indexOf } from '../activities.ts';
import { cornerOf, type Fragment } from '../clipboard.ts';
import { notesOf, withDecorations, type Note } from '../decorations.ts';
import { placed, positionOf, variablesOf, type Activity, type Flow, type Point } from '../flow.ts';
import { isList } from '../json.ts';
import { updateChart, type Place } from '../scopes.ts';
import { renamedId } from './renameId.ts';

/** Puts a fragment into a scope, with its upper left corner at a point. Its activities get ids of their own where theirs are taken; variables that are missing come along. */
export function paste(flow: Flow, place: Place, fragment: Fragment, at: Point): { readonly flow: Flow; readonly ids: readonly string[] } {
  const corner = cornerOf(fragment);
  const shift = (point: Point): Point => ({ x: point.x - corner.x + at.x, y: point.y - corner.y + at.y });
  const own = withOwnIds(flow, fragment);
  const activities = own.activities.map(activity => placed(activity, shift(positionOf(activity) ?? corner)));
  const taken = new Set(notesOf(flow).map(note => note.id));
  const notes = fragment.notes.map(note => {
    const id = freshId(taken, 'Note');
    taken.add(id);
    return { ...note, ...shift(note), id, scope: place.scope };
  });
  const charted = updateChart(flow, place, chart => ({ activities: [...chart.activities, ...activities], connections: [...chart.connections, ...own.connections] }));
  const noted = notes.length === 0 ? charted : withDecorations<Note>(charted, 'notes', before => [...before, ...notes]);
  return { flow: withMissingVariables(noted, fragment), ids: [...activities.map(activity => activity.id), ...notes.map(note => note.id)] };
}

function withOwnIds(flow: Flow, fragment: Fragment): { readonly activities: readonly Activity[]; readonly connections: Fragment['connections'] } {
  // A small flow of its own, so that the same renaming serves.
  let box = { root: { id: '', type: 'Elsa.Flowchart', activities: fragment.activities, connections: fragment.connections } } as unknown as Flow;
  const theirs = allActivities(box).slice(1);
  const taken = new Set([...indexOf(flow).keys(), ...theirs.map(activity => activity.id)]);
  for (const activity of theirs) {
    if (!indexOf(flow).has(activity.id)) continue;
    const id = freshId(taken, activity.type);
    taken.add(id);
    box = renamedId(box, activity.id, id);
  }
  return box.root as unknown as { activities: readonly Activity[]; connections: Fragment['connections'] };
}

function withMissingVariables(flow: Flow, fragment: Fragment): Flow {
  const known = new Set(variablesOf(flow).flatMap(variable => [variable.id, variable.name]));
  const missing = fragment.variables.filter(variable => !known.has(String(variable.id)) && !known.has(String(variable.name)));
  return missing.length === 0 ? flow : { ...flow, variables: [...(isList(flow.variables) ? flow.variables : []), ...missing] };
}
