import { chartAt } from '../document/scopes.ts';
import { connectionKey, type Flow } from '../document/flow.ts';
import type { Catalog } from '../document/catalog.ts';
import type { Marks, NodeMark, WayMark } from '../session/draft.ts';

/** One step of a way through the flow. */
export interface PathStep {
  readonly nodeId: string;
  readonly outcome?: string | null;
}

/** Something that a check found. */
export interface Finding {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly nodeId?: string | null;
  readonly input?: string | null;
  readonly text: string;
  readonly path: readonly PathStep[];
  /** Whether the engine went the way, or that is not decided beforehand; nothing for what needs no way. */
  readonly certainty?: 'shown' | 'possible' | null;
  readonly repair?: { readonly label: string; readonly key: string } | null;
}

/** What the editor asks the host about documents. */
export interface CheckServer {
  verify(flowId: string, document: Flow): Promise<readonly Finding[]>;
  repair(flowId: string, document: Flow, key: string): Promise<Flow>;
}

/** The checks over HTTP. */
export const httpChecks = (base: string): CheckServer => ({
  verify: async (flowId, document) => ((await post(`${base}/flows/${flowId}/verify`, { document })) as { problems: Finding[] }).problems,
  repair: async (flowId, document, key) => ((await post(`${base}/flows/${flowId}/repair`, { document, key })) as { document: Flow }).document,
});

async function post(url: string, body: unknown): Promise<unknown> {
  const answer = await fetch(url, { method: 'POST', credentials: 'same-origin', headers: { 'X-Porfin': '1', 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return answer.json();
}

const rank = { error: 0, warning: 1, info: 2 } as const;

/** What findings say on the canvas: a badge on each step, and the way of one finding lit. */
export function marksOf(findings: readonly Finding[], lit: Finding | undefined, flow: Flow, catalog: Catalog, scope: string): Marks {
  const nodes = new Map<string, NodeMark>();
  for (const finding of [...findings].sort((a, b) => rank[b.severity] - rank[a.severity])) {
    if (!finding.nodeId) continue;
    const before = nodes.get(finding.nodeId);
    nodes.set(finding.nodeId, { tone: finding.severity, badge: finding.severity === 'info' ? 'i' : '!', text: before === undefined ? finding.text : `${finding.text}\n${before.text}` });
  }
  return { nodes, ways: lit === undefined ? new Map() : litWays(lit.path, flow, catalog, scope) };
}

/** The connections of a way, by their keys. */
export function litWays(path: readonly PathStep[], flow: Flow, catalog: Catalog, scope: string): ReadonlyMap<string, WayMark> {
  const steps = path.slice(0, -1).map((step, i) => ({ from: step.nodeId, port: step.outcome ?? 'Done', to: path[i + 1]!.nodeId }));
  const ways = chartAt(flow, { scope, catalog }).connections.filter(way => steps.some(step => way.source.activity === step.from && (way.source.port ?? 'Done') === step.port && way.target.activity === step.to));
  return new Map(ways.map(way => [connectionKey(way), { tone: 'lit' }]));
}
