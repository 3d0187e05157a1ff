import type { Edge, Node } from '@xyflow/react';
import { Position } from '@xyflow/react';
import type { Catalog } from '../document/catalog.ts';
import { groupsOf, notesOf, type Group, type Note } from '../document/decorations.ts';
import { connectionKey, positionOf, type Activity, type Connection, type Flow, type Point } from '../document/flow.ts';
import { shownOutcomes, type OutcomeView } from '../document/outcomes.ts';
import type { Chart } from '../document/scopes.ts';
import { estimate } from './size.ts';
import type { Box } from './snap.ts';

export type StepNodeType = Node<{ readonly activity: Activity; readonly outcomes: readonly OutcomeView[]; readonly used: ReadonlySet<string> }, 'step'>;
export type NoteNodeType = Node<{ readonly note: Note }, 'note'>;
export type GroupNodeType = Node<{ readonly group: Group }, 'group'>;
export type GhostNodeType = Node<Record<string, never>, 'ghost'>;
export type CanvasNode = StepNodeType | NoteNodeType | GroupNodeType | GhostNodeType;
export type WayEdgeType = Edge<{ readonly isBack: boolean }, 'way'>;

/** Handles are found by their ids in the page: what people call an outcome is written so that it can stand there. */
export const handleId = (outcome: string): string => encodeURIComponent(outcome).replace(/'/g, '%27');
export const outcomeOf = (handle: string | null | undefined): string => decodeURIComponent(handle ?? 'Done');

const margin = 28;
export const groupHead = 34;

/** The nodes of a scope. What did not change is the same object as before, so that it is not drawn again. */
export class NodeList {
  #steps = new Map<string, { activity: Activity; used: string; node: StepNodeType }>();
  #catalog: Catalog | undefined;

  /** Steps, notes and frames; `known` are the nodes as the canvas has them, with their measures. */
  build(flow: Flow, scope: string, chart: Chart, catalog: Catalog, selection: ReadonlySet<string>, known: ReadonlyMap<string, CanvasNode>): CanvasNode[] {
    if (catalog !== this.#catalog) this.#steps.clear();
    this.#catalog = catalog;
    const used = portsUsed(chart.connections);
    const steps = chart.activities.map(activity => this.#step(activity, used.get(activity.id) ?? [], catalog));
    const groups = groupsOf(flow).filter(group => group.scope === scope);
    const hidden = new Set(groups.filter(group => group.isCollapsed).flatMap(group => group.members));
    const notes: CanvasNode[] = notesOf(flow).filter(note => note.scope === scope).map(note => ({ id: note.id, type: 'note', position: { x: note.x, y: note.y }, width: note.width, height: note.height, data: { note }, zIndex: -1 }));
    const all = [...groups.flatMap(group => frame(group, steps, known)), ...notes, ...steps.map(step => (hidden.has(step.id) ? { ...step, hidden: true } : step))];
    return all.map(node => carried(node, known.get(node.id), selection.has(node.id)));
  }

  #step(activity: Activity, ports: readonly string[], catalog: Catalog): StepNodeType {
    const used = ports.join('\n');
    const before = this.#steps.get(activity.id);
    if (before !== undefined && before.activity === activity && before.used === used) return before.node;
    const outcomes = shownOutcomes(activity, catalog, ports);
    const { width, height, ways } = estimate(activity, outcomes);
    const handles = [
      { id: 'In', type: 'target' as const, position: Position.Left, x: -6, y: 16, width: 12, height: 12 },
      ...outcomes.map((outcome, i) => ({ id: handleId(outcome.name), type: 'source' as const, position: Position.Right, x: width - 6, y: ways[i]! - 6, width: 12, height: 12 })),
    ];
    const node: StepNodeType = { id: activity.id, type: 'step', position: positionOf(activity) ?? { x: 0, y: 0 }, data: { activity, outcomes, used: new Set(ports) }, initialWidth: width, initialHeight: height, handles };
    this.#steps.set(activity.id, { activity, used, node });
    return node;
  }
}

function portsUsed(connections: readonly Connection[]): Map<string, string[]> {
  const ports = new Map<string, string[]>();
  for (const { source } of connections) {
    const known = ports.get(source.activity);
    const port = source.port ?? 'Done';
    if (known === undefined) ports.set(source.activity, [port]);
    else if (!known.includes(port)) known.push(port);
  }
  return ports;
}

/** The node with what the canvas knows of it: its measures (then the guessed handles go) and whether it is selected. */
function carried<T extends CanvasNode>(node: T, before: CanvasNode | undefined, isSelected: boolean): T {
  if (before !== undefined && before.data === node.data && before.type === node.type && before.position.x === node.position.x && before.position.y === node.position.y && !!before.selected === isSelected && !!before.hidden === !!node.hidden && before.width === node.width && before.height === node.height) return before as T;
  const { handles, ...rest } = node;
  const measured = before?.type === node.type ? before.measured : undefined;
  return { ...rest, ...(measured ? { measured } : handles ? { handles } : {}), selected: isSelected } as T;
}

export const boxOf = (node: CanvasNode): Box => ({ ...node.position, width: node.measured?.width ?? node.width ?? node.initialWidth ?? 0, height: node.measured?.height ?? node.height ?? node.initialHeight ?? 0 });

/** A frame around its members, or, when it is collapsed, one card in their place. */
function frame(group: Group, steps: readonly StepNodeType[], known: ReadonlyMap<string, CanvasNode>): GroupNodeType[] {
  const members = steps.filter(step => group.members.includes(step.id)).map(step => boxOf({ ...step, measured: known.get(step.id)?.measured ?? {} } as CanvasNode)).map(box => ({ ...box, width: box.width || 252, height: box.height || 80 }));
  if (members.length === 0) return [];
  const left = Math.min(...members.map(box => box.x)) - margin;
  const top = Math.min(...members.map(box => box.y)) - margin - groupHead;
  const size = group.isCollapsed ? { width: 252, height: 64 } : { width: Math.max(...members.map(box => box.x + box.width)) + margin - left, height: Math.max(...members.map(box => box.y + box.height)) + margin - top };
  return [{ id: group.id, type: 'group', position: { x: left, y: top }, ...size, data: { group }, zIndex: -2, dragHandle: '.d-group-head' }];
}

/** The edges of a scope: a connection into or out of a collapsed group leads to the group. */
export function buildEdges(flow: Flow, scope: string, chart: Chart, selection: ReadonlySet<string>): WayEdgeType[] {
  const at = new Map<string, Point>(chart.activities.map(activity => [activity.id, positionOf(activity) ?? { x: 0, y: 0 }]));
  const inside = new Map(groupsOf(flow).filter(group => group.scope === scope && group.isCollapsed).flatMap(group => group.members.map(id => [id, group.id] as const)));
  return chart.connections.flatMap((way): WayEdgeType[] => {
    const { source, target } = way;
    if (!at.has(source.activity) || !at.has(target.activity)) return [];
    const [from, to] = [inside.get(source.activity), inside.get(target.activity)];
    if (from !== undefined && from === to) return [];
    const id = connectionKey(way);
    return [{
      id,
      type: 'way',
      source: from ?? source.activity,
      target: to ?? target.activity,
      sourceHandle: from ? 'out' : handleId(source.port ?? 'Done'),
      targetHandle: 'In',
      selected: selection.has(id),
      data: { isBack: at.get(target.activity)!.x < at.get(source.activity)!.x + 120 },
    }];
  });
}
