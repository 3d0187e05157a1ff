/** How often a way was taken. */
export interface Passage {
  readonly nodeId: string;
  readonly outcome: string;
  readonly conversations: number;
}

export interface CountThere {
  readonly nodeId: string;
  readonly conversations: number;
}

/** What happened in a flow since a moment, and who waits where now. */
export interface Traffic {
  readonly begun: number;
  readonly passages: readonly Passage[];
  readonly waiting: readonly { readonly nodeId: string; readonly version: number; readonly count: number }[];
  readonly reached: readonly CountThere[];
  readonly ended: readonly CountThere[];
}

export type RunStatus = 'waiting' | 'finished' | 'faulted' | 'cancelled';

/** A conversation that came by somewhere. */
export interface Visit {
  readonly instanceId: string;
  readonly conversationId: string;
  readonly name: string;
  readonly at: string;
  readonly status: RunStatus;
  readonly version: number;
}

/** One thing that happened in a run, in the person's language. */
export interface ToldStep {
  readonly at: string;
  readonly nodeId: string;
  readonly outcome?: string | null;
  readonly text: string;
  readonly kind: 'heard' | 'said' | 'went' | 'noted';
  readonly title?: string | null;
  readonly why?: string | null;
}

export interface ToldRun {
  readonly version: number;
  readonly status: RunStatus;
  readonly name: string;
  readonly conversationId: string;
  readonly steps: readonly ToldStep[];
}

/** A place whose conversations are wanted: a step, one of its ways, or only who waits there. */
export interface Place {
  readonly node: string;
  readonly outcome?: string;
  readonly waiting?: boolean;
}

/** What the editor asks about the life of a flow. */
export interface LifeServer {
  traffic(flowId: string, since: Date): Promise<Traffic>;
  visits(flowId: string, place: Place): Promise<readonly Visit[]>;
  run(flowId: string, instanceId: string): Promise<ToldRun>;
}

/** The life of a flow over HTTP. */
export function httpLife(base: string): LifeServer {
  const get = async (flowId: string, rest: string, query: Readonly<Record<string, string>> = {}): Promise<unknown> => {
    const answer = await fetch(`${base}/flows/${flowId}/${rest}?${new URLSearchParams(query)}`, { credentials: 'same-origin', headers: { 'X-Porfin': '1' } });
    if (!answer.ok) throw new TypeError(`The server answered ${answer.status}.`);
    return answer.json();
  };
  return {
    traffic: async (flowId, since) => (await get(flowId, 'traffic', { since: since.toISOString() })) as Traffic,
    visits: async (flowId, { node, outcome, waiting }) => (await get(flowId, 'visits', { node, ...(outcome === undefined ? {} : { outcome }), ...(waiting ? { waiting: 'true' } : {}) })) as Visit[],
    run: async (flowId, instanceId) => (await get(flowId, `instances/${instanceId}`)) as ToldRun,
  };
}

export const periods = [1, 7, 30] as const;
export type Period = (typeof periods)[number];

/** The beginning of the first of some days, where the person is; today alone is one day. */
export function sinceOf(days: Period, now: Date): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - (days - 1));
}
