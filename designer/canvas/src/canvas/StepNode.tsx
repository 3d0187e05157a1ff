import { Handle, Position, useUpdateNodeInternals, type NodeProps } from '@xyflow/react';
import { memo, useEffect, useMemo, type CSSProperties, type ReactNode } from 'react';
import { contentOf } from '../content/content.ts';
import { renameActivity } from '../document/edits/renameActivity.ts';
import { nameOf, variablesOf } from '../document/flow.ts';
import { slotsOf } from '../document/scopes.ts';
import { Icon } from '../icons/Icon.tsx';
import { useDraft, useDraftState } from '../session/context.tsx';
import { useDesk } from '../shell/desk.tsx';
import { InPlaceField, useEditing } from './InPlaceField.tsx';
import { handleId, type StepNodeType } from './nodes.ts';
import { StepBody } from './StepBody.tsx';
import { StepBadge, StepPeople } from './StepMarks.tsx';
import { StepRows } from './StepRows.tsx';
import { StepSlots } from './StepSlots.tsx';

/** A step on the canvas: what it is, what it says, where it leads. */
export const StepNode = memo(({ id, data, selected }: NodeProps<StepNodeType>): ReactNode => {
  const { activity, outcomes, used } = data;
  const { t, ui } = useDesk();
  const draft = useDraft();
  const catalog = useDraftState(state => state.catalog);
  const variables = useDraftState(state => state.flow.variables);
  const update = useUpdateNodeInternals();
  const tone = useDraftState(state => state.marks.nodes.get(id)?.tone);
  const isRenaming = useEditing(id, 'title');
  const names = useMemo(() => new Map(variablesOf(draft.state.flow).map(variable => [variable.id, variable.name])), [variables]);
  const content = useMemo(() => contentOf(activity, catalog, outcomes, names, t), [activity, catalog, outcomes, names, t]);
  const slots = useMemo(() => slotsOf(activity, catalog), [activity, catalog]);
  const type = catalog.byType.get(activity.type);
  const category = catalog.byCategory.get(type?.category ?? '');
  const only = outcomes.length === 1 && outcomes[0]!.row === undefined ? outcomes[0] : undefined;
  // Handles move when rows come and go, even where the size stays.
  useEffect(() => update(id), [id, update, outcomes]);

  return (
    <div className={`d-step ${selected ? 'is-selected' : ''} ${type ? '' : 'is-unknown'} ${tone ? `has-${tone}` : ''}`} style={{ '--category': category?.color ?? '#5a6b7d' } as CSSProperties} data-type={activity.type}>
      <Handle type="target" id="In" position={Position.Left} className="d-in" />
      <header className="d-step-head">
        <span className="d-tile"><Icon name={type?.icon || category?.icon || 'extension'} /></span>
        <span className="d-step-title" onDoubleClick={event => { event.stopPropagation(); ui.set({ editing: { id, what: 'title' } }); }}>
          {isRenaming ? <InPlaceField value={nameOf(activity) ?? ''} label={t('step.nameField')} onDone={name => draft.apply({ key: 'step.rename', args: { name } }, flow => renameActivity(flow, id, name))} /> : <b>{content.title}</b>}
          {content.typeLabel !== '' && <small>{content.typeLabel}</small>}
        </span>
        <StepBadge id={id} />
        {only && <Handle type="source" id={handleId(only.name)} position={Position.Right} className={`d-out is-only ${used.has(only.name) ? 'is-used' : ''}`} title={only.label} data-outcome={only.name} />}
      </header>
      <StepBody id={id} content={content} activity={activity} />
      <StepSlots slots={slots} activity={activity} />
      <StepRows id={id} activity={activity} content={content} outcomes={only ? [] : outcomes} used={used} isSelected={!!selected} />
      {content.results.length > 0 && <footer className="d-step-foot"><Icon name="variable" size={14} />{content.results.map(name => <span key={name} className="d-chip">{name}</span>)}</footer>}
      <StepPeople id={id} />
    </div>
  );
});
