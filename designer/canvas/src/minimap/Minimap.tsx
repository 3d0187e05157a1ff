import { MiniMap } from '@xyflow/react';
import { useCallback, type ReactNode } from 'react';
import type { CanvasNode } from '../canvas/nodes.ts';
import { useDraftState } from '../session/context.tsx';
import { useDesk } from '../shell/desk.tsx';

/** The whole scope, small; drag or scroll in it to go elsewhere. */
export function Minimap(): ReactNode {
  const { t } = useDesk();
  const catalog = useDraftState(state => state.catalog);
  const color = useCallback((node: CanvasNode): string => {
    if (node.type !== 'step') return node.type === 'note' ? 'var(--d-note-yellow)' : 'transparent';
    return catalog.byCategory.get(catalog.byType.get(node.data.activity.type)?.category ?? '')?.color ?? '#8592a1';
  }, [catalog]);
  return <MiniMap<CanvasNode> pannable zoomable nodeColor={color} nodeBorderRadius={12} nodeStrokeWidth={0} bgColor="var(--surface)" maskColor="var(--d-mask)" ariaLabel={t('minimap.label')} className="d-minimap" style={{ width: 168, height: 116 }} />;
}
