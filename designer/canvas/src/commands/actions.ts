import { findActivity } from '../document/activities.ts';
import { groupsOf, notesOf } from '../document/decorations.ts';
import { addActivity } from '../document/edits/addActivity.ts';
import { connect, disconnect } from '../document/edits/connect.ts';
import { changeGroup, groupActivities, ungroup } from '../document/edits/groups.ts';
import { moveActivities } from '../document/edits/move.ts';
import { addNote, removeNotes } from '../document/edits/notes.ts';
import { removeActivities } from '../document/edits/remove.ts';
import { connectionKey, positionOf, type Flow, type Point } from '../document/flow.ts';
import { shownOutcomes } from '../document/outcomes.ts';
import { chartAt, scopeOf, slotsOf, trail, type Chart } from '../document/scopes.ts';
import { titleOf } from '../document/search.ts';
import { arrange } from '../layout/arrange.ts';
import { estimate } from '../canvas/size.ts';
import type { Desk, QuickAdd } from '../shell/desk.tsx';
import { remember } from '../palette/recent.ts';

/** The scope that is shown. */
export const chart = (desk: Desk): Chart => chartAt(desk.draft.state.flow, desk.draft.place);

/** The selected steps of the scope, in their order. */
export const selectedSteps = (desk: Desk): string[] => chart(desk).activities.map(activity => activity.id).filter(id => desk.draft.state.selection.has(id));

export const only = (desk: Desk): string | undefined => (desk.draft.state.selection.size === 1 ? [...desk.draft.state.selection][0] : undefined);

export const nameIn = (desk: Desk, id: string): string => {
  const activity = findActivity(desk.draft.state.flow, id);
  return activity ? titleOf(activity, desk.draft.state.catalog) : '';
};

/** Adds a step of a type where the list was opened, and selects it. */
export function addStep(desk: Desk, type: string, place: QuickAdd): string {
  const { draft } = desk;
  let added = '';
  const label = draft.state.catalog.byType.get(type)?.label ?? type;
  const into = place.into === undefined ? undefined : chart(desk).connections.find(way => connectionKey(way) === place.into);
  draft.apply({ key: 'step.add', args: { label } }, flow => {
    const { flow: next, id } = addActivity(flow, draft.place, { type, at: free(desk, place.at), ...(place.from ? { from: place.from } : {}), ...(into ? { into } : {}) });
    added = id;
    return next;
  });
  draft.select(added === '' ? [] : [added]);
  remember(type);
  desk.ui.set({ quickAdd: undefined });
  return added;
}

/** A place where no other step lies, straight below the wanted one. */
export function free(desk: Desk, at: Point): Point {
  const boxes = chart(desk).activities.map(activity => ({ ...(positionOf(activity) ?? { x: 0, y: 0 }), ...(desk.view.current?.sizes().get(activity.id) ?? estimate(activity, [])) }));
  let y = at.y;
  for (let i = 0; i < 60 && boxes.some(box => at.x < box.x + box.width + 16 && at.x + 268 > box.x && y < box.y + box.height + 16 && y + 110 > box.y); i++) y += 40;
  return { x: at.x, y };
}

/** Where the next step goes: after the first way out of the selected one that leads nowhere, else into the middle of the window. */
export function nextPlace(desk: Desk): QuickAdd {
  const id = only(desk);
  const { connections, activities } = chart(desk);
  const activity = activities.find(other => other.id === id);
  if (activity === undefined) return { at: activities.length === 0 && !desk.ui.value.isPhone ? (desk.view.current?.middle() ?? { x: 0, y: 0 }) : activities.length === 0 ? { x: 0, y: 0 } : (desk.view.current?.middle() ?? bottom(activities)) };
  const used = connections.filter(way => way.source.activity === id).map(way => way.source.port ?? 'Done');
  const outcomes = shownOutcomes(activity, desk.draft.state.catalog, used);
  const open = outcomes.find(outcome => !used.includes(outcome.name));
  const at = positionOf(activity) ?? { x: 0, y: 0 };
  const index = Math.max(0, outcomes.findIndex(outcome => outcome === open));
  return { at: { x: at.x + 336, y: at.y + index * 60 }, ...(open ? { from: { id: activity.id, port: open.name } } : {}) };
}

const bottom = (activities: Chart['activities']): Point => ({ x: 0, y: Math.max(...activities.map(activity => positionOf(activity)?.y ?? 0)) + 260 });

/** Takes away all that is selected: steps, connections, notes, frames. */
export function removeSelected(desk: Desk): void {
  const { draft } = desk;
  const { selection } = draft.state;
  const steps = new Set(selectedSteps(desk));
  const name = steps.size === 1 ? { key: 'step.remove', args: { name: nameIn(desk, [...steps][0]!) } } : { key: 'step.removeMany', args: { n: selection.size } };
  draft.apply(name, flow => ungroup(removeNotes(disconnect(removeActivities(flow, draft.place, steps), draft.place, selection), selection), selection), { select: [] });
}

/** Arranges the scope anew; the bar that appears keeps it or takes it back. */
export function tidy(desk: Desk): void {
  const { draft, view } = desk;
  const shown = chart(desk);
  if (shown.activities.length === 0) return;
  const corner = shown.activities.reduce((best, activity) => {
    const at = positionOf(activity) ?? best;
    return { x: Math.min(best.x, at.x), y: Math.min(best.y, at.y) };
  }, { x: Infinity, y: Infinity });
  const to = arrange(shown, draft.state.catalog, view.current?.sizes() ?? new Map(), corner);
  draft.apply({ key: 'step.tidy' }, flow => moveActivities(flow, to));
  desk.ui.set({ isTidied: true });
  requestAnimationFrame(() => view.current?.fit());
}

/** Puts a frame around what is selected. */
export function group(desk: Desk): void {
  const members = selectedSteps(desk);
  if (members.length === 0) return;
  let id = '';
  desk.draft.apply({ key: 'step.group', args: { n: members.length } }, flow => {
    const made = groupActivities(flow, { scope: desk.draft.state.scope, name: desk.t('group.new'), members });
    id = made.id;
    return made.flow;
  });
  desk.draft.select([id]);
  desk.ui.set({ editing: { id, what: 'group' } });
}

/** The frames that are selected, or in which a selected step stands. */
const touchedGroups = (desk: Desk): string[] => groupsOf(desk.draft.state.flow).filter(one => desk.draft.state.selection.has(one.id) || one.members.some(id => desk.draft.state.selection.has(id))).map(one => one.id);

export const ungroupSelected = (desk: Desk): void => desk.draft.apply({ key: 'step.ungroup' }, flow => ungroup(flow, new Set(touchedGroups(desk))));

/** Collapses or opens the frames of what is selected. */
export function toggleGroups(desk: Desk): void {
  const ids = touchedGroups(desk);
  desk.draft.apply({ key: 'step.collapseGroup', args: { name: '' } }, flow => ids.reduce((next, id) => changeGroup(next, id, { isCollapsed: !groupsOf(next).find(one => one.id === id)!.isCollapsed }), flow));
}

export const hasGroup = (desk: Desk): boolean => touchedGroups(desk).length > 0;

export function note(desk: Desk): void {
  const at = desk.view.current?.middle() ?? { x: 0, y: 0 };
  let id = '';
  desk.draft.apply({ key: 'step.addNote' }, flow => {
    const made = addNote(flow, { scope: desk.draft.state.scope, text: '', at });
    id = made.id;
    return made.flow;
  });
  desk.draft.select([id]);
  desk.ui.set({ editing: { id, what: 'note' } });
}

/** Enters the selected container; the first of its places that holds something, else the first. */
export function enter(desk: Desk): void {
  const activity = chart(desk).activities.find(other => other.id === only(desk));
  const slots = activity ? slotsOf(activity, desk.draft.state.catalog) : [];
  const slot = slots.find(one => one.size > 0) ?? slots[0];
  if (slot !== undefined) desk.draft.enter(slot.scope);
}

export const canEnter = (desk: Desk): boolean => {
  const activity = chart(desk).activities.find(other => other.id === only(desk));
  return activity !== undefined && slotsOf(activity, desk.draft.state.catalog).length > 0;
};

/** Shows what happens in the flow instead of what is wrong, or no more; the list of what can be added makes room meanwhile. */
export function lookAtLife(desk: Desk, isWanted: boolean): void {
  const { panel } = desk.ui.value;
  desk.ui.set({ looking: isWanted ? 'life' : undefined, run: undefined, panel: isWanted && panel === 'palette' ? undefined : !isWanted && panel === undefined && !desk.draft.state.isReadOnly ? 'palette' : panel });
}

/** Opens the test chat beside the canvas, or closes it. */
export function lookAtTest(desk: Desk, isWanted: boolean): void {
  lookAtLife(desk, isWanted);
  if (isWanted) desk.ui.set({ looking: 'test' });
}

/** Goes back out of a container. */
export function leave(desk: Desk): void {
  const { flow, scope } = desk.draft.state;
  const ways = trail(flow, scope);
  if (ways.length > 1) desk.draft.enter(ways.at(-2)!, [decodeURIComponent(scope.split('/')[0]!)]);
}

/** Shows a step wherever it stands: its scope, itself selected, in the middle of the window. */
export function goTo(desk: Desk, id: string): void {
  const { flow, scope } = desk.draft.state;
  const target = notesOf(flow).find(one => one.id === id)?.scope ?? groupsOf(flow).find(one => one.id === id)?.scope ?? scopeOf(flow, id);
  if (target === undefined) return;
  const collapsed = groupsOf(flow).find(one => one.isCollapsed && one.members.includes(id));
  if (target === scope) desk.draft.select([collapsed?.id ?? id]);
  else desk.draft.enter(target, [collapsed?.id ?? id]);
  requestAnimationFrame(() => desk.view.current?.center(collapsed?.id ?? id));
}

/** Connects an outcome to a step that is there already. */
export function connectTo(desk: Desk, from: { readonly id: string; readonly port: string }, target: string): void {
  desk.draft.apply({ key: 'step.connect', args: { from: nameIn(desk, from.id), to: nameIn(desk, target) } }, (flow: Flow) => connect(flow, desk.draft.place, { source: from.id, port: from.port, target }), { select: [target] });
  desk.ui.set({ quickAdd: undefined });
}

/** Moves what is selected by some pixels; strokes that follow each other are one step. */
export function nudge(desk: Desk, by: Point): void {
  const ids = selectedSteps(desk);
  const at = new Map(chart(desk).activities.filter(activity => ids.includes(activity.id)).map(activity => [activity.id, positionOf(activity) ?? { x: 0, y: 0 }]));
  desk.draft.apply({ key: 'step.moveMany', args: { n: ids.length } }, flow => moveActivities(flow, new Map([...at].map(([id, point]) => [id, { x: point.x + by.x, y: point.y + by.y }]))), { joins: `nudge ${ids.join()}` });
}
