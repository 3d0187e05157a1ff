import { BaseEdge, EdgeLabelRenderer, getBezierPath, getSmoothStepPath, type EdgeProps } from '@xyflow/react';
import { memo, type ReactNode } from 'react';
import { Icon } from '../icons/Icon.tsx';
import { useDraft, useDraftState } from '../session/context.tsx';
import { useDesk, useUi } from '../shell/desk.tsx';
import type { WayEdgeType } from './nodes.ts';

/** A connection: a curve forwards, a bent line back. In its middle, what was counted there, and on touch of the pointer a plus to put a step in. */
export const WayEdge = memo((props: EdgeProps<WayEdgeType>): ReactNode => {
  const { id, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, selected, data } = props;
  const { t, ui, view } = useDesk();
  const mark = useDraftState(state => state.marks.ways.get(id));
  const isLooking = useUi(state => state.looking !== undefined);
  const draft = useDraft();
  const isReadOnly = useDraftState(state => state.isReadOnly);
  const ends = { sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition };
  const [path, x, y] = data?.isBack ? getSmoothStepPath({ ...ends, borderRadius: 16, offset: 28 }) : getBezierPath({ ...ends, curvature: 0.3 });
  const insert = (): void => ui.set({ quickAdd: { screen: view.current!.toScreen({ x, y }), at: { x: x + 40, y: y - 40 }, into: id } });
  return (
    <>
      <BaseEdge id={id} path={path} interactionWidth={22} {...(mark?.weight ? { style: { strokeWidth: mark.weight } } : {})} className={`d-way ${selected ? 'is-selected' : ''} ${mark ? `is-${mark.tone}` : ''}`} />
      {(mark?.label !== undefined || (!isReadOnly && !isLooking)) && (
        <EdgeLabelRenderer>
          <div className="d-way-middle nodrag nopan" style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }} data-way={id}>
            {mark?.label !== undefined && (isLooking ? <button type="button" tabIndex={-1} className={`d-way-label is-${mark.tone} ${selected ? 'is-selected' : ''}`} onClick={() => draft.select([id])}>{mark.label}</button> : <span className={`d-way-label is-${mark.tone}`}>{mark.label}</span>)}
            {!isReadOnly && !isLooking && <button type="button" tabIndex={-1} className={`d-way-add ${selected ? 'is-shown' : ''}`} aria-label={t('way.insert')} title={t('way.insert')} onClick={insert}><Icon name="add" size={14} /></button>}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
});
