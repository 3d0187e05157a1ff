import type { JsonObject } from '../document/json.ts';
import type { ToldStep } from '../life/life.ts';
import type { Branch, Move } from './moves.ts';

export interface Option {
  readonly id: string;
  readonly title: string;
  readonly description?: string | null;
}

/** One thing in a chat; see ToldItem of the host for the kinds. */
export interface Item {
  readonly kind: string;
  readonly move: number;
  readonly at: string;
  readonly text: string;
  readonly media?: string | null;
  readonly isRead?: boolean;
  readonly choices?: readonly Option[] | null;
  readonly areButtons?: boolean;
  readonly listLabel?: string | null;
  readonly degraded?: readonly string[] | null;
  readonly nodeId?: string | null;
  readonly title?: string | null;
  readonly why?: string | null;
  readonly detail?: string | null;
}

export interface Past {
  readonly value: string;
  readonly at: string;
  readonly move: number;
  readonly title?: string | null;
}

export interface Variable {
  readonly name: string;
  readonly value: string;
  readonly history: readonly Past[];
}

export interface ToldChat {
  readonly now: string;
  readonly status: string;
  readonly items: readonly Item[];
  readonly due?: string | null;
  readonly windowUntil?: string | null;
  readonly opens?: string | null;
  readonly isHandedOff: boolean;
  readonly humanUntil?: string | null;
  readonly isHolding: boolean;
  readonly variables: readonly Variable[];
  readonly steps: readonly ToldStep[];
  readonly script?: string | null;
}

export interface Answer {
  readonly chat?: ToldChat | null;
  readonly problems: readonly { readonly nodeId?: string | null; readonly text: string }[];
  readonly refused?: string | null;
}

export interface RealConversation {
  readonly instanceId: string;
  readonly name: string;
  readonly status: string;
  readonly at: string;
}

export interface Link {
  readonly id: string;
  readonly mayPlay: boolean;
  readonly createdBy: string;
  readonly expiresAt: string;
}

/** What only the people of the business can do with a chat. */
export interface Inside {
  /** The flow as it is edited now. */
  document(): Promise<JsonObject>;
  conversations(): Promise<readonly RealConversation[]>;
  movesOf(instanceId: string): Promise<readonly Move[]>;
  keep(name: string, script: string): Promise<string | undefined>;
  links(): Promise<readonly Link[]>;
  share(branch: Branch, mayPlay: boolean): Promise<{ readonly link: Link; readonly path: string }>;
  revoke(id: string): Promise<void>;
}

export interface ChatServer {
  play(branch: Branch): Promise<Answer>;
  readonly inside?: Inside;
}

const plain = (moves: readonly Move[]): readonly Move[] => moves.map(({ sign, text }) => ({ sign, text }));

async function ask(url: string, method = 'GET', body?: unknown): Promise<Response> {
  const response = await fetch(url, { method, credentials: 'same-origin', headers: { 'X-Porfin': '1', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  if (!response.ok && response.status !== 400 && response.status !== 409) throw new TypeError(`The server answered ${response.status}.`);
  return response;
}

async function played(response: Response): Promise<Answer> {
  const json = (await response.json()) as Answer & { readonly detail?: string };
  return response.ok ? json : { problems: [], refused: json.detail ?? String(response.status) };
}

/** The chat of a flow's own people. */
export function httpChat(api: string, flowId: string): ChatServer {
  const flow = `${api}/flows/${flowId}`;
  const inside: Inside = {
    document: async () => ((await (await ask(`${flow}/draft`)).json()) as { document: JsonObject }).document,
    conversations: async () => (await (await ask(`${flow}/chat/conversations`)).json()) as RealConversation[],
    movesOf: async instance => (await (await ask(`${flow}/chat/conversations/${instance}`)).json()) as Move[],
    keep: async (name, script) => {
      const response = await ask(`${flow}/scenarios/${encodeURIComponent(name)}`, 'PUT', { text: script });
      return response.ok ? undefined : (((await response.json()) as { detail?: string }).detail ?? String(response.status));
    },
    links: async () => (await (await ask(`${flow}/chat/links`)).json()) as Link[],
    share: async (branch, mayPlay) => {
      const response = await ask(`${flow}/chat/links`, 'POST', { document: branch.document, moves: plain(branch.moves), mayPlay });
      if (!response.ok) throw new TypeError(((await response.json()) as { detail?: string }).detail ?? String(response.status));
      return (await response.json()) as { link: Link; path: string };
    },
    revoke: async id => void (await ask(`${flow}/chat/links/${id}`, 'DELETE')),
  };
  return { inside, play: async branch => played(await ask(`${flow}/chat`, 'POST', { document: branch.document, moves: plain(branch.moves) })) };
}

/** The chat of who was given a link. */
export const guestChat = (api: string): ChatServer => ({ play: async branch => played(await ask(api, 'POST', { moves: plain(branch.moves) })) });
