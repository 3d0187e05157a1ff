import type { Flow } from './flow.ts';
import { getIn, isList, isObject, setIn, type Json, type JsonObject } from './json.ts';

/** What lies on the canvas beside the activities; kept in `customProperties.porfin.designer` of the root. */
export interface Note extends JsonObject {
  readonly id: string;
  readonly scope: string;
  readonly text: string;
  readonly color: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A named frame around activities, which can be shown as one. */
export interface Group extends JsonObject {
  readonly id: string;
  readonly scope: string;
  readonly name: string;
  readonly members: readonly string[];
  readonly isCollapsed: boolean;
}

const home = ['root', 'customProperties', 'porfin', 'designer'] as const;

const list = <T extends JsonObject>(flow: Flow, kind: 'notes' | 'groups', isOne: (item: Json) => boolean): readonly T[] => {
  const items = getIn(flow, [...home, kind]);
  return isList(items) ? (items.filter(isOne) as unknown as readonly T[]) : [];
};

export const notesOf = (flow: Flow): readonly Note[] => list<Note>(flow, 'notes', item => isObject(item) && typeof item.id === 'string' && typeof item.x === 'number' && typeof item.y === 'number');

export const groupsOf = (flow: Flow): readonly Group[] => list<Group>(flow, 'groups', item => isObject(item) && typeof item.id === 'string' && isList(item.members));

/** The flow with its notes or groups changed; the last one leaves no empty list behind. */
export function withDecorations<T extends JsonObject>(flow: Flow, kind: 'notes' | 'groups', change: (items: readonly T[]) => readonly T[]): Flow {
  const before = getIn(flow, [...home, kind]);
  const items = (isList(before) ? before : []) as unknown as readonly T[];
  const after = change(items);
  if (after === items) return flow;
  if (after.length > 0) return setIn(flow, [...home, kind], () => after);
  return emptied(setIn(flow, [...home, kind], () => undefined));
}

/** Without the empty objects that the last note leaves behind. */
function emptied(flow: Flow): Flow {
  let next = flow;
  for (let depth = home.length; depth > 1; depth--) {
    const held = getIn(next, home.slice(0, depth));
    if (isObject(held) && Object.keys(held).length === 0) next = setIn(next, home.slice(0, depth), () => undefined);
  }
  return next;
}
