import { useMemo, type CSSProperties, type ReactNode } from 'react';
import { InPlaceField, useEditing } from '../canvas/InPlaceField.tsx';
import { kindOf } from '../canvas/StepBody.tsx';
import { Text } from '../canvas/Text.tsx';
import { contentOf } from '../content/content.ts';
import { renameActivity } from '../document/edits/renameActivity.ts';
import { setInput } from '../document/edits/setInput.ts';
import { nameOf, variablesOf, type Activity } from '../document/flow.ts';
import { inputText } from '../document/inputs.ts';
import { outcomesOf } from '../document/outcomes.ts';
import { Icon } from '../icons/Icon.tsx';
import { useDraft, useDraftState } from '../session/context.tsx';
import { slotLabel } from '../shell/labels.ts';
import { useDesk } from '../shell/desk.tsx';
import { nameIn } from '../commands/actions.ts';
import { StepBadge } from '../canvas/StepMarks.tsx';
import { LineTools } from './LineTools.tsx';
import type { Line } from './tree.ts';

interface LineProps {
  readonly line: Line;
  readonly level: number;
  readonly position: number;
  readonly size: number;
  readonly isClosed: boolean;
  readonly isSelected: boolean;
  readonly isTabStop: boolean;
  readonly onToggle: () => void;
  readonly onPick: () => void;
  readonly onAct: () => void;
}

/** A line of the outline: a step with its text, a way out, a place inside a container, a jump to a step above. */
export function OutlineLine(props: LineProps): ReactNode {
  const { line, level, position, size, isClosed, isSelected, isTabStop, onToggle, onPick, onAct } = props;
  const { t } = useDesk();
  const canClose = line.lines.length > 0;
  return (
    <div role="treeitem" aria-level={level} aria-posinset={position} aria-setsize={size} aria-selected={isSelected} aria-expanded={canClose ? !isClosed : undefined} tabIndex={isTabStop ? 0 : -1} data-key={line.key} className={`d-line is-${line.kind} ${isSelected ? 'is-selected' : ''}`} style={{ '--level': Math.min(level - 1, 7) } as CSSProperties} onClick={onPick} onDoubleClick={onAct}>
      {canClose ? <span className={`d-line-toggle ${isClosed ? '' : 'is-open'}`} onClick={event => { event.stopPropagation(); onToggle(); }}><Icon name="chevron" size={14} /></span> : <span className="d-line-toggle" />}
      {line.kind === 'step' && <StepLine activity={line.activity} isSelected={isSelected} />}
      {line.kind === 'outcome' && <span className={`d-line-outcome ${line.isOpen ? 'is-open' : ''}`}><Icon name="jump" size={14} />{line.label}{line.isOpen && <small>{t('outline.open')}</small>}</span>}
      {line.kind === 'slot' && <span className="d-line-outcome"><Icon name="enter" size={14} />{slotLabel(line.slot, t)}{line.slot.size === 0 && <small>{t('slot.empty')}</small>}</span>}
      {line.kind === 'jump' && <JumpLine to={line.to} />}
      {line.kind === 'loose' && <span className="d-line-outcome"><Icon name="warning" size={14} />{t('outline.loose')}</span>}
      <LineTools line={line} isSelected={isSelected} onAct={onAct} />
    </div>
  );
}

function JumpLine({ to }: { readonly to: string }): ReactNode {
  const desk = useDesk();
  return <span className="d-line-outcome is-jump"><Icon name="jump" size={14} />{desk.t('outline.jump', { name: nameIn(desk, to) })}</span>;
}

function StepLine({ activity, isSelected }: { readonly activity: Activity; readonly isSelected: boolean }): ReactNode {
  const { t } = useDesk();
  const draft = useDraft();
  const catalog = useDraftState(state => state.catalog);
  const variables = useDraftState(state => state.flow.variables);
  const isRenaming = useEditing(activity.id, 'title', 'outline');
  const isWriting = useEditing(activity.id, 'text', 'outline');
  const content = useMemo(() => contentOf(activity, catalog, outcomesOf(activity, catalog), new Map(variablesOf(draft.state.flow).map(variable => [variable.id, variable.name])), t), [activity, catalog, variables, t]);
  const category = catalog.byCategory.get(catalog.byType.get(activity.type)?.category ?? '');
  const { main } = content;
  return (
    <span className="d-line-step" style={{ '--category': category?.color } as CSSProperties}>
      <span className="d-tile"><Icon name={catalog.byType.get(activity.type)?.icon || category?.icon || 'extension'} size={16} /></span>
      <span className="d-line-text">
        {isRenaming ? <InPlaceField value={nameOf(activity) ?? ''} label={t('step.nameField')} onDone={name => draft.apply({ key: 'step.rename', args: { name } }, flow => renameActivity(flow, activity.id, name))} /> : <b>{content.title}</b>}
        {isWriting && main ? (
          <InPlaceField isLong value={inputText(activity, main.input.name)} label={main.input.label} onDone={text => draft.apply({ key: 'step.input', args: { label: main.input.label, name: content.title } }, flow => setInput(flow, catalog, { id: activity.id, name: main.input.name, value: text === '' ? undefined : { kind: kindOf(activity, main.input.name, main.isSpeech, text), value: text } }))} />
        ) : main && main.parts.length > 0 ? <small className={isSelected ? 'is-whole' : ''}><Text parts={main.parts} /></small> : content.facts.length > 0 ? <small>{content.facts.map(fact => <span key={fact.label}>{fact.label}: <Text parts={fact.parts} /> </span>)}</small> : null}
      </span>
      <StepBadge id={activity.id} />
    </span>
  );
}
