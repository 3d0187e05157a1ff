import type { NodeChange } from '@xyflow/react';
import type { Point } from '../document/flow.ts';
import { boxOf, type CanvasNode } from './nodes.ts';
import { push } from './push.ts';
import { snap, type Box, type SnapLine } from './snap.ts';

/** One drag of nodes, from its first move to its end. All of it happens in the browser; the document hears the result. */
export interface Drag {
  /** Where everything lay when the drag began. */
  readonly boxes: ReadonlyMap<string, Box>;
  readonly held: ReadonlySet<string>;
  readonly pushable: ReadonlySet<string>;
}

/** How much of the canvas is looked at for lines; more would only cost. */
const near = 2400;

/** A drag begins: of a node, or of all that are selected; a frame takes its members along. */
export function beginDrag(nodes: readonly CanvasNode[], dragged: readonly CanvasNode[]): Drag {
  const held = new Set(dragged.flatMap(node => (node.type === 'group' ? [node.id, ...node.data.group.members] : [node.id])));
  const boxes = new Map(nodes.filter(node => !node.hidden || held.has(node.id)).map(node => [node.id, boxOf(node)]));
  const pushable = new Set(nodes.filter(node => node.type === 'step' && !node.hidden && !held.has(node.id)).map(node => node.id));
  return { boxes, held, pushable };
}

export interface Dragged {
  readonly to: ReadonlyMap<string, Point>;
  readonly lines: readonly SnapLine[];
}

/** Where everything is for a place of the dragged node: snapped to what is in line, with the others pushed aside. */
export function dragTo(drag: Drag, lead: string, at: Point, options: { readonly isFree: boolean; readonly reach: number }): Dragged {
  const start = drag.boxes.get(lead);
  if (start === undefined) return { to: new Map([[lead, at]]), lines: [] };
  const others = [...drag.boxes].filter(([id, box]) => !drag.held.has(id) && drag.pushable.has(id) && Math.abs(box.x - at.x) < near && Math.abs(box.y - at.y) < near);
  const { dx, dy, lines } = options.isFree ? { dx: 0, dy: 0, lines: [] } : snap({ ...start, ...at }, others.map(([, box]) => box), options.reach);
  const by = { x: at.x + dx - start.x, y: at.y + dy - start.y };
  const to = new Map<string, Point>();
  for (const id of drag.held) {
    const box = drag.boxes.get(id);
    if (box !== undefined) to.set(id, { x: box.x + by.x, y: box.y + by.y });
  }
  if (!options.isFree) {
    const held = [...to].map(([id, point]) => ({ ...drag.boxes.get(id)!, ...point })).filter(box => box.width > 0);
    for (const [id, point] of push(held, new Map(others))) to.set(id, point);
  }
  return { to, lines };
}

/** The change that the canvas reports for the node under the pointer while it is dragged. */
export const leadOf = (changes: readonly NodeChange<CanvasNode>[], drag: Drag): { id: string; at: Point } | undefined => {
  for (const change of changes) if (change.type === 'position' && change.position && drag.held.has(change.id)) return { id: change.id, at: change.position };
  return undefined;
};
