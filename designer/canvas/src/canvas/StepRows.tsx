import { Handle, Position } from '@xyflow/react';
import type { ReactNode } from 'react';
import { addRow, named } from '../commands/rows.ts';
import type { Content, Row } from '../content/content.ts';
import { setItems } from '../document/edits/setInput.ts';
import type { Activity } from '../document/flow.ts';
import { listItems } from '../document/inputs.ts';
import type { Json } from '../document/json.ts';
import type { OutcomeView } from '../document/outcomes.ts';
import { Icon } from '../icons/Icon.tsx';
import { useDraft } from '../session/context.tsx';
import { useDesk } from '../shell/desk.tsx';
import { InPlaceField, useEditing } from './InPlaceField.tsx';
import { handleId } from './nodes.ts';
import { Text } from './Text.tsx';

interface RowsProps {
  readonly id: string;
  readonly activity: Activity;
  readonly content: Content;
  readonly outcomes: readonly OutcomeView[];
  readonly used: ReadonlySet<string>;
  readonly isSelected: boolean;
}

/** The options of a step, each with its own dot, and its other outcomes. */
export function StepRows({ id, activity, content, outcomes, used, isSelected }: RowsProps): ReactNode {
  const desk = useDesk();
  const { t, draft } = desk;
  const input = content.rowsInput;
  const others = outcomes.filter(outcome => outcome.row === undefined);
  if (content.rows.length === 0 && others.length === 0 && !content.madeRows && !(isSelected && input)) return null;
  return (
    <ul className="d-rows">
      {content.madeRows !== undefined && content.madeRows !== '' && <li className="d-row is-made"><Icon name="code" size={14} /><code>{content.madeRows}</code></li>}
      {content.rows.map(row => <OptionRow key={row.index} id={id} activity={activity} row={row} input={input!.name} used={used} />)}
      {isSelected && input && content.madeRows === undefined && !draft.state.isReadOnly && <li className="d-row is-add nodrag"><button type="button" tabIndex={-1} onClick={() => addRow(desk, id)}><Icon name="add" size={14} />{t('row.add')}</button></li>}
      {others.map(outcome => (
        <li key={outcome.name} className={`d-row is-outcome ${outcome.isUnknown ? 'is-unknown' : ''}`}>
          <span>{outcome.label}</span>
          <Dot outcome={outcome} used={used} />
        </li>
      ))}
    </ul>
  );
}

function OptionRow({ id, activity, row, input, used }: { readonly id: string; readonly activity: Activity; readonly row: Row; readonly input: string; readonly used: ReadonlySet<string> }): ReactNode {
  const { t, ui } = useDesk();
  const draft = useDraft();
  const isEditing = useEditing(id, row.index);
  const items = (): readonly Json[] => listItems(activity, input) ?? [];
  const rename = (label: string): void => draft.apply({ key: label === '' ? 'step.removeRow' : 'step.renameRow', args: { label: row.label } }, flow => setItems(flow, draft.state.catalog, { id, name: input, items: label.trim() === '' ? items().filter((_, i) => i !== row.index) : items().map((item, i) => (i === row.index ? named(item, label.trim()) : item)) }));
  return (
    <li className="d-row is-option" onDoubleClick={event => { event.stopPropagation(); ui.set({ editing: { id, what: row.index } }); }}>
      {isEditing ? <InPlaceField value={row.label} label={t('row.field')} onDone={rename} /> : <span className="d-option"><span>{row.label || t('row.empty')}</span>{row.detail && <small><Text parts={row.detail} /></small>}</span>}
      {row.outcome && <Dot outcome={row.outcome} used={used} />}
    </li>
  );
}

const Dot = ({ outcome, used }: { readonly outcome: OutcomeView; readonly used: ReadonlySet<string> }): ReactNode => (
  <Handle type="source" id={handleId(outcome.name)} position={Position.Right} className={`d-out ${used.has(outcome.name) ? 'is-used' : ''} ${outcome.isUnknown ? 'is-unknown' : ''}`} title={outcome.label} data-outcome={outcome.name} />
);
