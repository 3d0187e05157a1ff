import { NodeResizer, type NodeProps } from '@xyflow/react';
import { memo, type ReactNode } from 'react';
import { changeNote } from '../document/edits/notes.ts';
import { useDraft } from '../session/context.tsx';
import { useDesk } from '../shell/desk.tsx';
import { InPlaceField, useEditing } from './InPlaceField.tsx';
import type { NoteNodeType } from './nodes.ts';

export const noteColors = ['yellow', 'blue', 'green', 'pink'] as const;

/** A note: for the people who build, never for the customer. */
export const NoteNode = memo(({ id, data, selected }: NodeProps<NoteNodeType>): ReactNode => {
  const { note } = data;
  const { t, ui } = useDesk();
  const draft = useDraft();
  const isEditing = useEditing(id, 'note');
  const change = (to: Parameters<typeof changeNote>[2]): void => draft.apply({ key: 'step.note' }, flow => changeNote(flow, id, to));
  return (
    <div className={`d-note is-${note.color} ${selected ? 'is-selected' : ''}`} onDoubleClick={event => { event.stopPropagation(); ui.set({ editing: { id, what: 'note' } }); }}>
      <NodeResizer isVisible={!!selected && !draft.state.isReadOnly} minWidth={140} minHeight={70} onResizeEnd={(_, box) => change({ x: box.x, y: box.y, width: box.width, height: box.height })} />
      {isEditing ? <InPlaceField isLong value={note.text} label={t('note.field')} onDone={text => change({ text })} /> : <p>{note.text || <span className="d-muted">{t('note.empty')}</span>}</p>}
      {selected && !isEditing && !draft.state.isReadOnly && (
        <div className="d-note-colors nodrag" role="group" aria-label={t('note.color')}>
          {noteColors.map(color => <button key={color} type="button" tabIndex={-1} className={`is-${color}`} aria-label={t(`note.${color}`)} aria-pressed={note.color === color} onClick={() => change({ color })} />)}
        </div>
      )}
    </div>
  );
});
