import { findActivity } from '../document/activities.ts';
import { disconnect } from '../document/edits/connect.ts';
import { connectionKey, positionOf } from '../document/flow.ts';
import { shownOutcomes, type OutcomeView } from '../document/outcomes.ts';
import type { Desk, QuickAdd } from '../shell/desk.tsx';
import { chart, only } from './actions.ts';

/** Where the step after one way out of a step goes. */
export function after(desk: Desk, id: string, port: string): QuickAdd {
  const { x, y } = positionOf(findActivity(desk.draft.state.flow, id)!) ?? { x: 0, y: 0 };
  return { at: { x: x + 336, y: y + Math.max(0, waysOf(desk, id).findIndex(way => way.name === port)) * 60 }, from: { id, port } };
}

/** The ways out of a step, and where each leads. */
export function waysOf(desk: Desk, id: string): readonly (OutcomeView & { readonly to: readonly string[] })[] {
  const { activities, connections } = chart(desk);
  const activity = activities.find(other => other.id === id);
  const own = connections.filter(way => way.source.activity === id);
  const portOf = (way: (typeof own)[number]): string => way.source.port ?? 'Done';
  return activity === undefined ? [] : shownOutcomes(activity, desk.draft.state.catalog, own.map(portOf)).map(outcome => ({ ...outcome, to: own.filter(way => portOf(way) === outcome.name).map(way => way.target.activity) }));
}

/** Asks which way out of the selected step, unless it has a single one, and then where it leads. */
export function chooseWay(desk: Desk): void {
  const id = only(desk)!;
  const ways = waysOf(desk, id);
  if (ways.length === 1) desk.ui.set({ quickAdd: after(desk, id, ways[0]!.name) });
  else desk.ui.set({ overlay: 'ways' });
}

/** A way out leads nowhere any more. */
export function leadNowhere(desk: Desk, from: { readonly id: string; readonly port: string }): void {
  const keys = new Set(chart(desk).connections.filter(way => way.source.activity === from.id && (way.source.port ?? 'Done') === from.port).map(connectionKey));
  desk.draft.apply({ key: 'step.disconnect' }, flow => disconnect(flow, desk.draft.place, keys));
  desk.ui.set({ quickAdd: undefined });
}
