import type { Catalog } from './catalog.ts';
import type { Activity } from './flow.ts';
import { listItems } from './inputs.ts';
import { isObject, type Json } from './json.ts';

/** A way out of an activity, as the canvas shows it. */
export interface OutcomeView {
  readonly name: string;
  readonly label: string;
  /** The index of the option, case or branch that names it. */
  readonly row?: number;
  /** A connection leaves here, but the activity has no such outcome. */
  readonly isUnknown?: boolean;
}

/** The name that an option, case or branch gives its outcome. */
export function itemName(item: Json | undefined, key?: string | null): string {
  if (!isObject(item)) return item === undefined || item === null ? '' : String(item).trim();
  const name = (key ? item[key] : undefined) ?? item.label ?? item.title ?? item.id;
  return name === undefined || name === null ? '' : String(name).trim();
}

/** The outcomes of an activity: those that its rows name, those of its type, and "Failed" where it handles failures. */
export function outcomesOf(activity: Activity, catalog: Catalog): OutcomeView[] {
  const type = catalog.byType.get(activity.type);
  if (type === undefined) return [{ name: 'Done', label: 'Done' }];
  if (type.terminal) return [];
  const from = type.outcomesFrom;
  const rows: OutcomeView[] = from
    ? (listItems(activity, from.input) ?? []).map((item, row) => ({ name: itemName(item, from.key), label: itemName(item, from.key), row })).filter(outcome => outcome.name !== '')
    : [];
  const fixed = type.outcomes.filter(outcome => !(from && rows.length > 0 && outcome.name === 'Done' && activity.type === 'Elsa.FlowFork'));
  const failed = isObject(activity.customProperties) && activity.customProperties.onFailure === 'failed' ? [{ name: 'Failed', label: catalog.texts?.['outcome.Failed'] ?? 'Failed' }] : [];
  const known = [...rows, ...fixed.map(({ name, label }) => ({ name, label })), ...failed];
  return known.length > 0 ? known.filter((outcome, i) => known.findIndex(other => other.name === outcome.name) === i) : [{ name: 'Done', label: 'Done' }];
}

/** The outcomes, and the ports from which connections leave although no outcome is called so. */
export function shownOutcomes(activity: Activity, catalog: Catalog, used: readonly string[]): OutcomeView[] {
  const known = outcomesOf(activity, catalog);
  const names = new Set(known.map(outcome => outcome.name));
  // Flows called by name, and options made by a script, have outcomes that only their connections tell.
  const from = catalog.byType.get(activity.type)?.outcomesFrom;
  const isOpen = catalog.byType.get(activity.type) === undefined || (from && listItems(activity, from.input) === undefined) || activity.type === 'Porfin.RunFlow';
  const more = [...new Set(used)].filter(name => !names.has(name)).map(name => ({ name, label: name, ...(isOpen ? {} : { isUnknown: true }) }));
  return [...known, ...more];
}
