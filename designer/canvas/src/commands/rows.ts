import { findActivity } from '../document/activities.ts';
import { setItems } from '../document/edits/setInput.ts';
import type { Activity } from '../document/flow.ts';
import { inputText, listItems } from '../document/inputs.ts';
import { isObject, type Json } from '../document/json.ts';
import { itemName } from '../document/outcomes.ts';
import type { Desk } from '../shell/desk.tsx';

/** The input whose items a step shows as rows, and their names; nothing where it has none, or a script makes them. */
export function rowsOf(desk: Desk, id: string): { readonly input: string; readonly names: readonly string[] } | undefined {
  const activity = findActivity(desk.draft.state.flow, id);
  const type = activity && desk.draft.state.catalog.byType.get(activity.type);
  const input = type?.outcomesFrom?.input ?? (activity && inputText(activity, 'kind') === 'Choice' ? type?.inputs.find(known => known.editor === 'options')?.name : undefined);
  const items = activity && input ? listItems(activity, input) : undefined;
  return input && items ? { input, names: items.map(item => itemName(item, type?.outcomesFrom?.key)) } : undefined;
}

/** Adds an option, a case or a branch, and lets its name be written at once. */
export function addRow(desk: Desk, id: string): void {
  const rows = rowsOf(desk, id);
  const activity = findActivity(desk.draft.state.flow, id);
  if (rows === undefined || activity === undefined) return;
  const added = newRow(activity, rows.input, desk.t('row.new', { n: rows.names.length + 1 }));
  desk.draft.apply({ key: 'step.addRow' }, flow => setItems(flow, desk.draft.state.catalog, { id, name: rows.input, items: [...(listItems(activity, rows.input) ?? []), added] }));
  editRow(desk, id, rows.names.length);
}

/** Lets a row's name be written where the person is: in the outline of a small screen, else on the canvas. */
export function editRow(desk: Desk, id: string, row: number): void {
  const { isPhone, phoneView } = desk.ui.value;
  desk.ui.set({ editing: { id, what: row, ...(isPhone && phoneView === 'outline' ? { where: 'outline' as const } : {}) } });
}

/** The item with another name: a text is its name, an object has a label or a title. */
export const named = (item: Json, label: string): Json => (isObject(item) ? { ...item, [item.label !== undefined ? 'label' : 'title']: label } : label);

/** A new option or branch is a text, a new case has a label and a condition. */
const newRow = (activity: Activity, input: string, label: string): Json =>
  input === 'cases' ? { label, condition: { typeName: 'Boolean', expression: { type: 'JavaScript', value: '' } } } : isObject((listItems(activity, input) ?? [])[0]) ? { title: label } : label;
