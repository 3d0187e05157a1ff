import { allActivities, children } from '../document/activities.ts';
import type { Activity, Flow } from '../document/flow.ts';
import type { Json } from '../document/json.ts';
import { openFlow } from '../document/open.ts';
import type { Marks, NodeMark, WayMark } from '../session/draft.ts';
import type { DraftServer, StoredDraft } from '../session/server.ts';
import type { Translate } from '../texts/texts.ts';
import { overlay, type Overlay } from './overlay.ts';

/** A side of a comparison: a version, or the draft. */
export type Side = number | 'draft';

export interface Sides {
  readonly from: number;
  readonly to: Side;
}

export type ChangeKind = 'added' | 'removed' | 'moved' | 'changed';

/** One difference, as the host tells it. */
export interface Change {
  readonly kind: ChangeKind;
  readonly part: 'setting' | 'variable' | 'input' | 'output' | 'activity' | 'connection';
  readonly id: string;
  readonly type?: string | null;
  readonly property?: string | null;
  readonly before?: string | null;
  readonly after?: string | null;
  readonly words: readonly { readonly kind?: ChangeKind | null; readonly text: string }[];
}

/** Two versions of a flow, compared. */
export interface Compared extends Overlay {
  readonly sides: Sides;
  readonly versions: readonly number[];
  /** All that matters; where things lie on the canvas does not. */
  readonly changes: readonly Change[];
}

/** What a comparison is made of. */
export interface CompareServer {
  document(flowId: string, side: Side): Promise<Json>;
  changes(flowId: string, sides: Sides): Promise<readonly Change[]>;
  versions(flowId: string): Promise<readonly number[]>;
}

/** Asks for both sides and what differs. */
export async function openCompared(server: CompareServer, flowId: string, sides: Sides): Promise<Compared> {
  const [from, to, changes, versions] = await Promise.all([server.document(flowId, sides.from), server.document(flowId, sides.to), server.changes(flowId, sides), server.versions(flowId)]);
  return { sides, versions, changes: changes.filter(change => change.property !== 'position'), ...overlay(openFlow(from), openFlow(to)) };
}

/** A server whose document is the comparison: looked at, never changed. */
export const comparedServer = (server: DraftServer, compared: Compared): DraftServer => ({ ...server, load: (): Promise<StoredDraft> => Promise.resolve({ revision: 0, document: compared.flow as unknown as Json }) });

/** What differs, on the canvas. A container tells that something inside it is another. */
export function changeMarks(compared: Compared, t: Translate): Marks {
  const nodes = new Map<string, NodeMark>();
  const mark = (id: string, kind: 'added' | 'removed' | 'changed', text = t(`compare.${kind}`)): void => void nodes.set(id, { tone: kind, badge: signs[kind], text });
  for (const { part, id } of compared.changes) if (part === 'activity') mark(id, 'changed');
  for (const id of compared.added) mark(id, 'added');
  for (const id of compared.removed) mark(id, 'removed');
  for (const activity of allActivities(compared.flow)) {
    if (activity !== compared.flow.root && !nodes.has(activity.id) && isTouched(activity, nodes)) mark(activity.id, 'changed', t('compare.inside'));
  }
  const ways = (keys: ReadonlySet<string>, tone: 'added' | 'removed'): [string, WayMark][] => [...keys].map(key => [key, { tone, label: signs[tone] }]);
  return { nodes, ways: new Map([...ways(compared.addedWays, 'added'), ...ways(compared.removedWays, 'removed')]) };
}

const signs = { added: '+', removed: '−', changed: '~' } as const;

const isTouched = (activity: Activity, nodes: ReadonlyMap<string, NodeMark>): boolean => children(activity).some(child => nodes.has(child.activity.id) || isTouched(child.activity, nodes));

/** The ends of a connection, from how the host calls it: `source:outcome → target`. */
export function endsOf(id: string, flow: Flow): { readonly source: string; readonly port: string; readonly target: string } | undefined {
  const [from, to] = id.split(' → ');
  const known = new Set(allActivities(flow).map(activity => activity.id));
  const source = [...known].filter(one => from === one || from?.startsWith(`${one}:`)).sort((a, b) => b.length - a.length)[0];
  const target = [...known].filter(one => to === one || to?.startsWith(`${one}:`)).sort((a, b) => b.length - a.length)[0];
  return source === undefined || target === undefined ? undefined : { source, port: from!.slice(source.length + 1) || 'Done', target };
}
