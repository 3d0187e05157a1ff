import { createContext, useContext } from 'react';
import type { JsonObject } from '../document/json.ts';
import { Store, useStore } from '../shell/store.ts';
import { currentOf, goBack, goOn, prepared, relive, setup, takeBack, type Branches, type Move } from './moves.ts';
import type { Answer, ChatServer, Item, ToldChat } from './server.ts';
import type { Say } from './texts/texts.ts';

export interface ChatOptions {
  readonly server: ChatServer;
  readonly flowName: string;
  readonly businessName: string;
  readonly culture: string;
  readonly say: Say;
  /** Whether tests may be kept and links made. */
  readonly mayChange: boolean;
  /** False where the chat is only to read. */
  readonly mayPlay: boolean;
  /** What a guest was given. */
  readonly given?: readonly Move[];
  /** Under which name the browser keeps the chat over a reload; nowhere without one. */
  readonly shelf?: string;
  /** Shows a step; nothing where there is no canvas. */
  readonly show?: (nodeId: string) => void;
  /** The flow as it is edited beside the chat. */
  readonly document?: () => JsonObject;
}

export interface ChatState {
  readonly branches: Branches;
  /** A second one beside the current. */
  readonly beside: number | undefined;
  readonly told: ReadonlyMap<number, ToldChat>;
  readonly problems: Answer['problems'];
  readonly refused: string | undefined;
  readonly hasFailed: boolean;
  /** How much of the current one is shown yet: the flow "types". */
  readonly shown: number;
  readonly writing: string;
  /** Whether each line goes as a message of its own. */
  readonly inPieces: boolean;
  readonly tool: Tool | undefined;
}

export type Tool = 'clock' | 'world' | 'inside' | 'begin' | 'keep';

const typing = 420;
const none: Branches = { all: [{ id: 1, moves: [] }], current: 1 };

/** The open chat: its moves live here, what comes of them is asked of the server each time. */
export class ChatDesk {
  readonly store = new Store<ChatState>({ branches: none, beside: undefined, told: new Map(), problems: [], refused: undefined, hasFailed: false, shown: 0, writing: '', inPieces: false, tool: undefined });
  #asked = 0;
  #opening: Promise<void> | undefined;
  #reveal: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly options: ChatOptions) {}

  get state(): ChatState {
    return this.store.value;
  }

  get told(): ToldChat | undefined {
    return this.state.told.get(this.state.branches.current);
  }

  /** What is to be seen: what only prepares the chat is not. */
  items(id: number): readonly Item[] {
    const branch = this.state.branches.all.find(one => one.id === id);
    const first = prepared(branch?.moves ?? []);
    return (this.state.told.get(id)?.items ?? []).filter(item => item.move >= first);
  }

  /** Opens the chat that was kept, or a new one; what is done meanwhile waits for it. */
  open(): Promise<void> {
    return (this.#opening ??= this.#open());
  }

  async #open(): Promise<void> {
    const kept = this.#kept();
    if (kept !== undefined) {
      this.store.set({ branches: kept });
      await this.#play(true);
    } else await this.begin();
  }

  /** A new chat; perhaps with more moves to begin with. */
  async begin(more: readonly Move[] = [], whole?: readonly Move[]): Promise<void> {
    const { options } = this;
    const moves = whole ?? [...(options.given ?? setup(new Date(performance.timeOrigin + performance.now()), options.businessName)), ...more];
    let document: JsonObject | undefined;
    try {
      document = options.document?.() ?? (await options.server.inside?.document());
    } catch {
      return this.store.set({ hasFailed: true });
    }
    this.store.set({ branches: { all: [{ id: 1, moves, document }], current: 1 }, beside: undefined, told: new Map(), shown: 0, refused: undefined });
    await this.#play(options.given !== undefined || whole !== undefined);
  }

  async do(...moves: readonly Move[]): Promise<void> {
    await this.open();
    this.store.set({ branches: goOn(this.state.branches, moves), writing: '', shown: this.items(this.state.branches.current).length });
    if (!(await this.#play(false))) this.store.set({ branches: takeBack(this.state.branches, moves.length) });
    this.#keep();
  }

  /** Goes back to a bubble: the customer's is to be written anew, the flow's is to be answered otherwise. */
  async back(item: Item): Promise<void> {
    const { branches } = this.state;
    const isOwn = item.kind === 'customer';
    const next = goBack(branches, isOwn ? item.move : item.move + 1);
    if (next === branches) return;
    this.store.set({ branches: next, beside: innerWidth >= 1100 && this.state.tool === undefined ? branches.current : undefined, writing: isOwn && item.media === undefined ? item.text : '' });
    await this.#play(true);
    this.#keep();
  }

  /** The same chat with the flow as it is now. */
  async relive(document: JsonObject): Promise<void> {
    const { current } = this.state.branches;
    this.store.set({ branches: relive(this.state.branches, document), beside: innerWidth >= 1100 ? current : undefined });
    await this.#play(true);
    this.#keep();
  }

  async turnTo(id: number): Promise<void> {
    this.store.set({ branches: { ...this.state.branches, current: id }, beside: this.state.beside === id ? undefined : this.state.beside, writing: '' });
    await this.#play(true);
    this.#keep();
  }

  again(): void {
    void (this.state.branches === none ? this.begin() : this.#play(true));
  }

  /** Asks what comes of the moves; false when they cannot be played. */
  async #play(atOnce: boolean): Promise<boolean> {
    const number = ++this.#asked;
    const branch = currentOf(this.state.branches);
    let answer: Answer;
    try {
      answer = await this.options.server.play(branch);
    } catch {
      this.store.set({ hasFailed: true });
      return true;
    }
    // Another one was asked meanwhile, and its answer holds all of this one.
    if (number !== this.#asked) return true;
    if (answer.chat) this.store.set({ told: new Map(this.state.told).set(branch.id, answer.chat) });
    this.store.set({ hasFailed: false, problems: answer.problems, refused: answer.refused ?? undefined });
    this.#show(atOnce || matchMedia('(prefers-reduced-motion: reduce)').matches);
    return !answer.refused;
  }

  #show(atOnce: boolean): void {
    clearTimeout(this.#reveal);
    const items = this.items(this.state.branches.current);
    if (atOnce || this.state.shown > items.length) return this.store.set({ shown: items.length });
    const next = items[this.state.shown];
    if (next === undefined) return;
    this.#reveal = setTimeout(() => {
      this.store.set({ shown: this.state.shown + 1 });
      this.#show(false);
    }, next.kind === 'flow' ? typing : 0);
  }

  #keep(): void {
    const { shelf } = this.options;
    if (shelf === undefined) return;
    const { all, current } = this.state.branches;
    try {
      sessionStorage.setItem(shelf, JSON.stringify({ all: all.map(one => ({ ...one, moves: one.moves.map(({ media: _, ...move }) => move) })), current }));
    } catch {
      // Too large to be kept: it lives until the page is left.
    }
  }

  #kept(): Branches | undefined {
    const { shelf } = this.options;
    const text = shelf === undefined ? null : sessionStorage.getItem(shelf);
    try {
      const kept = text === null ? undefined : (JSON.parse(text) as Branches);
      return kept?.all.some(one => one.id === kept.current) ? kept : undefined;
    } catch {
      return undefined;
    }
  }
}

export const ChatContext = createContext<ChatDesk | undefined>(undefined);

export function useChat(): ChatDesk {
  const desk = useContext(ChatContext);
  if (desk === undefined) throw new Error('Only inside a chat.');
  return desk;
}

export const useChatState = <T>(pick: (state: ChatState) => T): T => useStore(useChat().store, pick);

export const useTold = (): ToldChat | undefined => useChatState(state => state.told.get(state.branches.current));
