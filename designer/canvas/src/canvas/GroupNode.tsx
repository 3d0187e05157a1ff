import { Handle, Position, type NodeProps } from '@xyflow/react';
import { memo, type ReactNode } from 'react';
import { changeGroup } from '../document/edits/groups.ts';
import { Icon } from '../icons/Icon.tsx';
import { useDraft } from '../session/context.tsx';
import { useDesk } from '../shell/desk.tsx';
import { InPlaceField, useEditing } from './InPlaceField.tsx';
import type { GroupNodeType } from './nodes.ts';

/** A named frame around steps; collapsed, it is one card in their place. */
export const GroupNode = memo(({ id, data, selected }: NodeProps<GroupNodeType>): ReactNode => {
  const { group } = data;
  const { t, ui } = useDesk();
  const draft = useDraft();
  const isEditing = useEditing(id, 'group');
  const toggle = (): void => draft.apply({ key: group.isCollapsed ? 'step.expandGroup' : 'step.collapseGroup', args: { name: group.name } }, flow => changeGroup(flow, id, { isCollapsed: !group.isCollapsed }));
  return (
    <div className={`d-group ${group.isCollapsed ? 'is-collapsed' : ''} ${selected ? 'is-selected' : ''}`}>
      <Handle type="target" id="In" position={Position.Left} className="d-in" isConnectable={false} />
      <Handle type="source" id="out" position={Position.Right} className="d-out is-used" isConnectable={false} />
      <header className="d-group-head" onDoubleClick={event => { event.stopPropagation(); ui.set({ editing: { id, what: 'group' } }); }}>
        <button type="button" className="nodrag" tabIndex={-1} aria-expanded={!group.isCollapsed} aria-label={t(group.isCollapsed ? 'group.expand' : 'group.collapse', { name: group.name })} onClick={toggle}><Icon name="chevron" size={16} /></button>
        {isEditing ? <InPlaceField value={group.name} label={t('group.field')} onDone={name => draft.apply({ key: 'step.renameGroup' }, flow => changeGroup(flow, id, { name }))} /> : <b>{group.name}</b>}
        <small>{t(group.members.length === 1 ? 'slot.one' : 'slot.many', { n: group.members.length })}</small>
      </header>
    </div>
  );
});
