import { Background, BackgroundVariant, ReactFlow, SelectionMode, useReactFlow, type EdgeTypes, type NodeTypes } from '@xyflow/react';
import { useMemo, useRef, type MouseEvent, type ReactNode } from 'react';
import { useDraft, useDraftState } from '../session/context.tsx';
import { useDesk, useUi } from '../shell/desk.tsx';
import { Minimap } from '../minimap/Minimap.tsx';
import { EmptyHint } from './EmptyHint.tsx';
import { GhostNode } from './GhostNode.tsx';
import { GroupNode } from './GroupNode.tsx';
import { buildEdges, outcomeOf, type CanvasNode, type WayEdgeType } from './nodes.ts';
import { NoteNode } from './NoteNode.tsx';
import { SnapLines } from './SnapLines.tsx';
import { StepNode } from './StepNode.tsx';
import { useConnecting } from './useConnecting.ts';
import { useNodes } from './useNodes.ts';
import { useView } from './useView.ts';
import { WayEdge } from './WayEdge.tsx';

const nodeTypes: NodeTypes = { step: StepNode, note: NoteNode, group: GroupNode, ghost: GhostNode };
const edgeTypes: EdgeTypes = { way: WayEdge };
const ghostId = ' ghost';

/** The canvas: the scope that is open, as nodes and connections. */
export function FlowCanvas(): ReactNode {
  const { t, ui } = useDesk();
  const draft = useDraft();
  const { getZoom } = useReactFlow();
  const frame = useRef<HTMLDivElement>(null);
  const flow = useDraftState(state => state.flow);
  const scope = useDraftState(state => state.scope);
  const selection = useDraftState(state => state.selection);
  const isReadOnly = useDraftState(state => state.isReadOnly);
  const quickAdd = useUi(state => state.quickAdd);
  const { nodes, chart, lines, change, dragStart, dragStop } = useNodes(getZoom);
  const edges = useMemo(() => buildEdges(flow, scope, chart, selection), [flow, scope, chart, selection]);
  const connecting = useConnecting(frame);
  useView(frame, scope);

  const ghosted = useMemo((): [CanvasNode[], WayEdgeType[]] => {
    if (quickAdd?.from === undefined) return [nodes, edges];
    const ghost: CanvasNode = { id: ghostId, type: 'ghost', position: quickAdd.at, data: {}, width: 252, height: 72, draggable: false, selectable: false };
    return [[...nodes, ghost], [...edges, { id: ghostId, type: 'way', source: quickAdd.from.id, sourceHandle: encodeURIComponent(quickAdd.from.port).replace(/'/g, '%27'), target: ghostId, targetHandle: 'In', data: { isBack: false }, className: 'is-ghost' }]];
  }, [nodes, edges, quickAdd]);

  const clicked = (event: MouseEvent): void => {
    const dot = (event.target as HTMLElement).closest<HTMLElement>('.d-out');
    const step = dot?.closest<HTMLElement>('.react-flow__node')?.dataset.id;
    if (!dot || !step || isReadOnly) return;
    event.stopPropagation();
    connecting.offer(step, outcomeOf(dot.dataset.handleid), { x: event.clientX, y: event.clientY });
  };

  return (
    <div ref={frame} className="d-canvas" tabIndex={0} role="application" aria-label={t('canvas.label')} aria-describedby="d-canvas-help" onClickCapture={clicked}>
      <p id="d-canvas-help" className="d-visually-hidden">{t('canvas.help')}</p>
      <ReactFlow<CanvasNode, WayEdgeType>
        nodes={ghosted[0]}
        edges={ghosted[1]}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={change}
        onEdgesChange={changes => {
          const picks = changes.filter(item => item.type === 'select');
          if (picks.length === 0) return;
          const after = new Set(draft.state.selection);
          for (const pick of picks) if (pick.selected) after.add(pick.id);
          else after.delete(pick.id);
          draft.select(after);
        }}
        onNodeDragStart={dragStart}
        onNodeDragStop={dragStop}
        onSelectionDragStart={(event, dragged) => dragStart(event.nativeEvent, dragged[0]!, dragged)}
        onSelectionDragStop={(event, dragged) => dragStop(event.nativeEvent, dragged[0]!, dragged)}
        onConnect={connecting.connect}
        onConnectStart={connecting.start}
        onConnectEnd={connecting.end}
        onReconnect={connecting.reconnect}
        isValidConnection={way => way.source !== way.target || chart.activities.some(activity => activity.id === way.source)}
        onPaneClick={() => ui.set({ quickAdd: undefined })}
        onDoubleClick={event => {
          if (!(event.target as HTMLElement).classList.contains('react-flow__pane') || isReadOnly) return;
          connecting.offerAt({ x: event.clientX, y: event.clientY });
        }}
        nodesDraggable={!isReadOnly}
        nodesConnectable={!isReadOnly}
        edgesReconnectable={!isReadOnly}
        elementsSelectable
        nodesFocusable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
        selectionKeyCode="Shift"
        selectionMode={SelectionMode.Partial}
        panOnScroll
        zoomOnDoubleClick={false}
        connectOnClick={false}
        connectionRadius={28}
        minZoom={0.1}
        maxZoom={2}
        onlyRenderVisibleElements
        elevateNodesOnSelect={false}
        proOptions={{ hideAttribution: true }}
      >
        <Background variant={BackgroundVariant.Dots} gap={22} size={1.4} />
        <SnapLines lines={lines} />
        <Minimap />
      </ReactFlow>
      <EmptyHint isEmpty={chart.activities.length === 0} />
    </div>
  );
}
