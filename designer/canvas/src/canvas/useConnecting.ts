import { useReactFlow, type FinalConnectionState, type OnConnectStartParams, type Connection as RfConnection } from '@xyflow/react';
import { useCallback, useMemo, type RefObject } from 'react';
import { connect, reconnect } from '../document/edits/connect.ts';
import type { Point } from '../document/flow.ts';
import { findActivity } from '../document/activities.ts';
import { titleOf } from '../document/search.ts';
import { useDraft } from '../session/context.tsx';
import { useDesk } from '../shell/desk.tsx';
import { outcomeOf, type WayEdgeType } from './nodes.ts';

export interface Connecting {
  connect(way: RfConnection): void;
  start(event: MouseEvent | TouchEvent, params: OnConnectStartParams): void;
  end(event: MouseEvent | TouchEvent, state: FinalConnectionState): void;
  reconnect(edge: WayEdgeType, way: RfConnection): void;
  /** Opens the list of what fits after an outcome. */
  offer(id: string, port: string, screen: Point): void;
  /** Opens the list of all at a place of the canvas. */
  offerAt(screen: Point): void;
}

/** Drawing connections: from a dot to a step, or to the empty canvas, where a ghost appears and a list of what fits. */
export function useConnecting(frame: RefObject<HTMLDivElement | null>): Connecting {
  const draft = useDraft();
  const { ui } = useDesk();
  const rf = useReactFlow();
  const name = useCallback((id: string) => {
    const activity = findActivity(draft.state.flow, id);
    return activity ? titleOf(activity, draft.state.catalog) : '';
  }, [draft]);

  return useMemo((): Connecting => ({
    connect: way => {
      if (!way.source || !way.target) return;
      draft.apply({ key: 'step.connect', args: { from: name(way.source), to: name(way.target) } }, flow => connect(flow, draft.place, { source: way.source, port: outcomeOf(way.sourceHandle), target: way.target }));
    },
    start: () => {
      frame.current?.classList.add('is-connecting');
      ui.set({ quickAdd: undefined });
    },
    end: (event, state) => {
      frame.current?.classList.remove('is-connecting');
      if (state.toNode || !state.fromNode || state.fromHandle?.type !== 'source') return;
      const screen = pointOf(event);
      const from = { id: state.fromNode.id, port: outcomeOf(state.fromHandle.id) };
      // A click on the dot is no drag: it is offered beside the step.
      const isClick = state.from !== null && state.to !== null && Math.hypot(state.to.x - state.from.x, state.to.y - state.from.y) < 8;
      if (isClick) return;
      const at = rf.screenToFlowPosition(screen);
      ui.set({ quickAdd: { screen, at: { x: at.x, y: at.y - 36 }, from } });
    },
    reconnect: (edge, way) => {
      draft.apply({ key: 'step.reconnect' }, flow => reconnect(flow, draft.place, edge.id, { source: { id: way.source, port: outcomeOf(way.sourceHandle) }, target: way.target }));
    },
    offer: (id, port, screen) => {
      const node = rf.getNode(id);
      if (node === undefined) return;
      const dot = rf.screenToFlowPosition(screen);
      ui.set({ quickAdd: { screen: { x: screen.x + 24, y: screen.y }, at: { x: node.position.x + (node.measured?.width ?? 252) + 84, y: dot.y - 36 }, from: { id, port } } });
    },
    offerAt: screen => ui.set({ quickAdd: { screen, at: rf.screenToFlowPosition(screen) } }),
  }), [draft, ui, rf, name, frame]);
}

function pointOf(event: MouseEvent | TouchEvent): Point {
  const touch = 'changedTouches' in event ? event.changedTouches[0] : event;
  return touch ? { x: touch.clientX, y: touch.clientY } : { x: 0, y: 0 };
}
