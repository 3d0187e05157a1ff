import { applyNodeChanges, type NodeChange, type OnNodeDrag } from '@xyflow/react';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { changeNote } from '../document/edits/notes.ts';
import { moveActivities } from '../document/edits/move.ts';
import type { Flow, Point } from '../document/flow.ts';
import { chartAt, type Chart } from '../document/scopes.ts';
import { useDraft, useDraftState } from '../session/context.tsx';
import { beginDrag, dragTo, leadOf, type Drag } from './drag.ts';
import { NodeList, type CanvasNode } from './nodes.ts';
import type { SnapLine } from './snap.ts';

export interface CanvasNodes {
  readonly nodes: CanvasNode[];
  readonly chart: Chart;
  readonly lines: readonly SnapLine[];
  readonly change: (changes: NodeChange<CanvasNode>[]) => void;
  readonly dragStart: OnNodeDrag<CanvasNode>;
  readonly dragStop: OnNodeDrag<CanvasNode>;
}

/** The nodes of the scope that is shown. They follow the document; while they are dragged, the document waits for the result. */
export function useNodes(zoom: () => number): CanvasNodes {
  const draft = useDraft();
  const flow = useDraftState(state => state.flow);
  const scope = useDraftState(state => state.scope);
  const catalog = useDraftState(state => state.catalog);
  const selection = useDraftState(state => state.selection);
  const chart = useMemo(() => chartAt(flow, { scope, catalog }), [flow, scope, catalog]);
  const list = useMemo(() => new NodeList(), [scope]);
  const build = (known: readonly CanvasNode[]): CanvasNode[] => list.build(flow, scope, chart, catalog, selection, new Map(known.map(node => [node.id, node])));
  const [nodes, setNodes] = useState<CanvasNode[]>(() => build([]));
  const [lines, setLines] = useState<readonly SnapLine[]>([]);
  const drag = useRef<{ drag: Drag; isFree: boolean; to: ReadonlyMap<string, Point> } | undefined>(undefined);
  const latest = useRef(nodes);
  latest.current = nodes;

  const isFirst = useRef(true);
  useLayoutEffect(() => {
    if (isFirst.current) isFirst.current = false;
    else if (drag.current === undefined) setNodes(known => build(known));
  }, [flow, scope, catalog, selection]);

  const change = useCallback((changes: NodeChange<CanvasNode>[]) => {
    const current = drag.current;
    const lead = current && leadOf(changes, current.drag);
    if (current && lead) {
      const { to, lines: found } = dragTo(current.drag, lead.id, lead.at, { isFree: current.isFree, reach: 7 / zoom() });
      const back = [...current.to.keys()].filter(id => !to.has(id));
      const moves = [...to, ...back.map(id => [id, pointOf(current.drag, id)] as const)];
      current.to = to;
      setLines(previous => (previous.length === 0 && found.length === 0 ? previous : found));
      setNodes(known => moved(known, new Map(moves)));
      return;
    }
    const selects = changes.filter(item => item.type === 'select');
    if (selects.length > 0) draft.select(selected(draft.state.selection, selects));
    const rest = changes.filter(item => item.type !== 'select' && item.type !== 'remove' && !(item.type === 'position' && !current));
    if (rest.length > 0) setNodes(known => measured(applyNodeChanges(rest, known), known));
  }, [draft, zoom]);

  const dragStart = useCallback<OnNodeDrag<CanvasNode>>((event, _, dragged) => {
    drag.current = { drag: beginDrag(latest.current, dragged), isFree: event.altKey, to: new Map() };
  }, []);

  const dragStop = useCallback<OnNodeDrag<CanvasNode>>(() => {
    const over = drag.current;
    drag.current = undefined;
    setLines([]);
    if (over === undefined || over.to.size === 0) return;
    const count = [...over.drag.held].length;
    draft.apply({ key: count === 1 ? 'step.move' : 'step.moveMany', args: { n: count } }, before => settled(before, latest.current, over.to));
  }, [draft]);

  useEffect(() => {
    const free = (event: KeyboardEvent): void => void (drag.current && (drag.current.isFree = event.altKey));
    addEventListener('keydown', free);
    addEventListener('keyup', free);
    return () => {
      removeEventListener('keydown', free);
      removeEventListener('keyup', free);
    };
  }, []);

  return { nodes, chart, lines, change, dragStart, dragStop };
}

const pointOf = (drag: Drag, id: string): Point => ({ x: drag.boxes.get(id)!.x, y: drag.boxes.get(id)!.y });

const moved = (nodes: CanvasNode[], to: ReadonlyMap<string, Point>): CanvasNode[] => nodes.map(node => (to.has(node.id) ? ({ ...node, position: to.get(node.id)! } as CanvasNode) : node));

/** What the browser has measured needs no guessed handles any more. */
const measured = (nodes: CanvasNode[], before: readonly CanvasNode[]): CanvasNode[] => nodes.map((node, i) => (node !== before[i] && node.measured?.width && node.handles ? withoutHandles(node) : node));

function withoutHandles(node: CanvasNode): CanvasNode {
  const { handles: _, ...rest } = node;
  return rest as CanvasNode;
}

function selected(before: ReadonlySet<string>, changes: readonly { readonly id: string; readonly selected: boolean }[]): Set<string> {
  const after = new Set(before);
  for (const change of changes) if (change.selected) after.add(change.id);
  else after.delete(change.id);
  return after;
}

/** The document with everything where the drag left it: steps, notes. Frames follow their members. */
function settled(flow: Flow, nodes: readonly CanvasNode[], to: ReadonlyMap<string, Point>): Flow {
  const notes = nodes.filter(node => node.type === 'note' && to.has(node.id));
  const steps = new Map([...to].filter(([id]) => !notes.some(note => note.id === id)));
  return notes.reduce((next, note) => changeNote(next, note.id, to.get(note.id)!), moveActivities(flow, steps));
}
