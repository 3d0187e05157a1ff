import type { MouseEvent, ReactNode } from 'react';
import { InPlaceField, useEditing } from '../canvas/InPlaceField.tsx';
import { addRow, named } from '../commands/rows.ts';
import { runCommand } from '../commands/run.ts';
import { waysOf } from '../commands/ways.ts';
import { nameIn } from '../commands/actions.ts';
import { setItems } from '../document/edits/setInput.ts';
import type { Activity } from '../document/flow.ts';
import { listItems } from '../document/inputs.ts';
import { itemName } from '../document/outcomes.ts';
import { Icon } from '../icons/Icon.tsx';
import { useDraft, useDraftState } from '../session/context.tsx';
import { useDesk } from '../shell/desk.tsx';
import type { Line } from './tree.ts';

/** What can be done with a line, by finger or pointer; the keyboard has its own ways. */
export function LineTools({ line, isSelected, onAct }: { readonly line: Line; readonly isSelected: boolean; readonly onAct: () => void }): ReactNode {
  const desk = useDesk();
  const draft = useDraft();
  if (draft.state.isReadOnly) return null;
  const press = (action: () => void) => (event: MouseEvent): void => {
    event.stopPropagation();
    action();
  };
  if (line.kind === 'outcome' && line.isOpen) return <button type="button" tabIndex={-1} className="d-line-add" aria-label={desk.t('outline.addAfter', { label: line.label, name: nameIn(desk, line.id) })} onClick={press(onAct)}><Icon name="add" size={16} /></button>;
  if (line.kind === 'slot' && line.slot.size === 0) return <button type="button" tabIndex={-1} className="d-line-add" aria-label={desk.t('slot.addFirst')} onClick={press(() => { draft.enter(line.slot.scope); desk.ui.set({ quickAdd: { at: { x: 0, y: 0 } } }); })}><Icon name="add" size={16} /></button>;
  if (line.kind !== 'step' || !isSelected) return null;
  const id = line.activity.id;
  return (
    <span className="d-line-tools" onClick={event => event.stopPropagation()}>
      <Options activity={line.activity} />
      <span className="d-line-buttons">
        <button type="button" tabIndex={-1} onClick={press(() => runCommand(desk, 'add'))}><Icon name="add" size={16} />{desk.t('tool.add')}</button>
        {waysOf(desk, id).length > 0 && <button type="button" tabIndex={-1} onClick={press(() => runCommand(desk, 'ways'))}><Icon name="jump" size={16} />{desk.t('tool.ways')}</button>}
        <button type="button" tabIndex={-1} onClick={press(() => desk.ui.set({ editing: { id, what: 'text', where: 'outline' } }))}><Icon name="edit_note" size={16} />{desk.t('tool.text')}</button>
        <button type="button" tabIndex={-1} onClick={press(() => desk.ui.set({ editing: { id, what: 'title', where: 'outline' } }))}><Icon name="label" size={16} />{desk.t('tool.name')}</button>
        <button type="button" tabIndex={-1} onClick={press(() => runCommand(desk, 'duplicate'))}><Icon name="copy" size={16} />{desk.t('tool.copy')}</button>
        <button type="button" tabIndex={-1} onClick={press(() => runCommand(desk, 'remove'))}><Icon name="trash" size={16} />{desk.t('tool.remove')}</button>
      </span>
    </span>
  );
}

/** The options of a step, each to be called otherwise, and one more. */
function Options({ activity }: { readonly activity: Activity }): ReactNode {
  const desk = useDesk();
  const { t, draft } = desk;
  const catalog = useDraftState(state => state.catalog);
  const from = catalog.byType.get(activity.type)?.outcomesFrom;
  const items = from ? listItems(activity, from.input) : undefined;
  if (from === undefined || from === null || items === undefined) return null;
  return (
    <span className="d-line-buttons">
      {items.map((item, row) => <OptionButton key={row} id={activity.id} row={row} label={itemName(item, from.key)} onDone={label => draft.apply({ key: label === '' ? 'step.removeRow' : 'step.renameRow', args: { label: itemName(item, from.key) } }, flow => setItems(flow, catalog, { id: activity.id, name: from.input, items: label.trim() === '' ? items.filter((_, i) => i !== row) : items.map((other, i) => (i === row ? named(other, label.trim()) : other)) }))} />)}
      <button type="button" tabIndex={-1} onClick={() => addRow(desk, activity.id)}><Icon name="add" size={16} />{t('row.add')}</button>
    </span>
  );
}

function OptionButton({ id, row, label, onDone }: { readonly id: string; readonly row: number; readonly label: string; readonly onDone: (label: string) => void }): ReactNode {
  const { t, ui } = useDesk();
  const isEditing = useEditing(id, row, 'outline');
  return isEditing ? <InPlaceField value={label} label={t('row.field')} onDone={onDone} /> : <button type="button" tabIndex={-1} className="is-option" onClick={() => ui.set({ editing: { id, what: row, where: 'outline' } })}>{label || t('row.empty')}</button>;
}
