import { findActivity } from '../document/activities.ts';
import type { Connection, Flow } from '../document/flow.ts';
import type { Chart } from '../document/scopes.ts';
import type { Traffic } from './life.ts';

/** What the traffic says of one step. */
export interface StepCounts {
  readonly reached: number;
  readonly waiting: number;
  /** Conversations that are over and came no further than this. */
  readonly ended: number;
  readonly ways: readonly { readonly outcome: string; readonly conversations: number }[];
}

export function countsOf(traffic: Traffic, id: string): StepCounts {
  const at = (counts: Traffic['reached']): number => counts.find(count => count.nodeId === id)?.conversations ?? 0;
  return {
    reached: at(traffic.reached),
    waiting: traffic.waiting.filter(there => there.nodeId === id).reduce((sum, there) => sum + there.count, 0),
    ended: at(traffic.ended),
    ways: traffic.passages.filter(passage => passage.nodeId === id).map(({ outcome, conversations }) => ({ outcome, conversations })),
  };
}

/** How many conversations took a connection. */
export const passedOf = (traffic: Traffic, { source }: Connection): number =>
  traffic.passages.find(passage => passage.nodeId === source.activity && passage.outcome === (source.port ?? 'Done'))?.conversations ?? 0;

export const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.min(100, Math.round((100 * part) / whole)));

/** The step of this flow at which something happened; for what happened within a flow that it runs, the step that runs it. */
export function shownAt(flow: Flow, id: string): string | undefined {
  for (let at = id; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
    if (findActivity(flow, at) !== undefined) return at;
  }
  return undefined;
}

/** Where conversations end although the flow goes on from there: the steps at which people are lost, most first. */
export function losses(traffic: Traffic, flow: Flow, chart: Chart): readonly { readonly id: string; readonly ended: number; readonly share: number }[] {
  const goingOn = new Set(chart.connections.map(way => way.source.activity));
  const ended = new Map<string, number>();
  for (const { nodeId, conversations } of traffic.ended) {
    const id = shownAt(flow, nodeId) ?? nodeId;
    ended.set(id, (ended.get(id) ?? 0) + conversations);
  }
  return [...ended]
    .filter(([id, conversations]) => goingOn.has(id) && conversations > 0)
    .map(([id, conversations]) => ({ id, ended: conversations, share: share(conversations, countsOf(traffic, id).reached) }))
    .sort((a, b) => b.ended - a.ended);
}
