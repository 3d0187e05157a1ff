import { readCatalog } from '../document/catalog.ts';
import { openFlow } from '../document/open.ts';
import { patch } from '../document/patch.ts';
import { placeMissing } from '../layout/placeMissing.ts';
import { Draft } from './draft.ts';
import { emptyHistory } from './history.ts';
import { recall, remember, type Shelf } from './memory.ts';
import type { DraftServer, StoredDraft } from './server.ts';

/** What the session needs from the browser. */
export interface Surroundings {
  readonly shelf?: Shelf | undefined;
  /** Runs something later; returns how not to. */
  later(action: () => void, milliseconds: number): () => void;
  now(): number;
}

export interface SessionOptions {
  readonly flowId: string;
  readonly culture: string;
  readonly isReadOnly?: boolean;
}

const saveAfter = 700;
const firstRetry = 1000;
const longestRetry = 30_000;

/** Opens a draft: what the server has, and on top of it what the browser kept and the server never heard. */
export async function openSession(server: DraftServer, options: SessionOptions, around: Surroundings): Promise<Session> {
  const [catalog, stored] = await Promise.all([server.catalog(options.culture), server.load(options.flowId)]);
  const kept = options.isReadOnly ? undefined : recall(around.shelf, options.flowId);
  const known = readCatalog(catalog);
  const draft = new Draft(placeMissing(openFlow(stored.document), known), { catalog: known, now: around.now, history: kept?.history ?? emptyHistory, isReadOnly: options.isReadOnly ?? false });
  const session = new Session(server, options, around, draft, stored.revision);
  if (kept?.conflicts !== undefined) draft.set({ conflicts: kept.conflicts });
  if (kept !== undefined && kept.unsent.length > 0) session.bringBack(kept.unsent);
  session.start();
  return session;
}

/** Keeps a draft and the server together: sends what was done, hears what others do, waits where the connection is lost. */
export class Session {
  #revision: number;
  #isSending = false;
  #wait = 0;
  #cancel: (() => void) | undefined;
  #cancelKeep: (() => void) | undefined;
  #stops: (() => void)[] = [];
  #shown = '';

  constructor(
    readonly server: DraftServer,
    readonly options: SessionOptions,
    private readonly around: Surroundings,
    readonly draft: Draft,
    revision: number,
  ) {
    this.#revision = revision;
  }

  get revision(): number {
    return this.#revision;
  }

  start(): void {
    if (this.options.isReadOnly) return;
    let { flow, conflicts } = this.draft.state;
    this.#stops.push(
      this.draft.watch(() => {
        if (this.draft.state.flow !== flow) {
          flow = this.draft.state.flow;
          this.#keepSoon();
          this.#sendIn(saveAfter);
        }
        if (this.draft.state.conflicts !== conflicts) {
          conflicts = this.draft.state.conflicts;
          this.#keepSoon();
        }
        this.#showPresence();
      }),
      this.server.live(this.options.flowId, {
        revision: ({ revision }) => void (revision > this.#revision && !this.#isSending && this.#fetch()),
        presence: people => this.draft.set({ people }),
      }),
    );
    if (this.draft.unsent.length > 0) this.#sendIn(0);
  }

  stop(): void {
    this.keep();
    this.#cancel?.();
    this.#cancelKeep?.();
    this.#stops.forEach(stop => stop());
    this.#stops = [];
  }

  /** Work of an earlier visit that the server never heard: merged into what it has now. */
  bringBack(unsent: Parameters<typeof patch>[1]): void {
    const theirs = this.draft.state.flow;
    const { document, refused } = patch(theirs, unsent);
    this.draft.set({
      flow: document,
      saving: 'unsaved',
      conflicts: [...this.draft.state.conflicts, ...refused.map(({ difference, found }) => ({
        key: difference.path.join('/'),
        ...nodeOf(difference.path),
        mine: { ...difference, ...(found === undefined ? {} : { from: found }) },
        ...(found === undefined ? {} : { theirs: found }),
      }))],
    });
    this.draft.tell({ key: 'step.broughtBack' });
  }

  /** Sends now what is unsent; for leaving the page and for "save". */
  async flush(): Promise<void> {
    this.#cancel?.();
    this.keep();
    await this.#send();
  }

  /** Tries again at once: the browser says that the connection is back. */
  reconnected(): void {
    this.#wait = 0;
    this.#sendIn(0);
    void this.#fetch();
  }

  /** Keeps in the browser what a reload must not lose. */
  keep(): void {
    if (this.options.isReadOnly) return;
    const { history, conflicts } = this.draft.state;
    remember(this.around.shelf, this.options.flowId, { revision: this.#revision, unsent: this.draft.unsent, history, conflicts });
  }

  #keepSoon(): void {
    this.#cancelKeep?.();
    this.#cancelKeep = this.around.later(() => this.keep(), 250);
  }

  #sendIn(milliseconds: number): void {
    this.#cancel?.();
    this.#cancel = this.around.later(() => void this.#send(), milliseconds);
  }

  async #send(): Promise<void> {
    if (this.#isSending || this.draft.unsent.length === 0) return;
    this.#isSending = true;
    const flow = this.draft.state.flow;
    this.draft.set({ saving: 'saving' });
    try {
      const result = await this.server.save(this.options.flowId, { revision: this.#revision, document: flow });
      this.#wait = 0;
      if (result.kind === 'saved') {
        this.#revision = result.revision;
        this.draft.confirm(flow);
      } else this.#receive(result.stored);
    } catch (error) {
      this.draft.set({ saving: error instanceof TypeError ? 'offline' : 'refused' });
      if (error instanceof TypeError) this.#retry();
      return;
    } finally {
      this.#isSending = false;
      this.keep();
    }
    if (this.draft.unsent.length > 0) this.#sendIn(saveAfter);
  }

  #retry(): void {
    this.#wait = Math.min(longestRetry, Math.max(firstRetry, this.#wait * 2));
    this.#sendIn(this.#wait);
  }

  async #fetch(): Promise<void> {
    try {
      const stored = await this.server.load(this.options.flowId);
      if (stored.revision > this.#revision && !this.#isSending) this.#receive(stored);
    } catch {
      // The next save or event tells the same; nothing is lost meanwhile.
      this.draft.set({ saving: this.draft.unsent.length > 0 ? 'offline' : this.draft.state.saving });
    }
  }

  #receive(stored: StoredDraft): void {
    this.#revision = stored.revision;
    this.draft.receive(placeMissing(openFlow(stored.document), this.draft.state.catalog));
    if (this.draft.unsent.length > 0) this.#sendIn(0);
  }

  #showPresence(): void {
    const ids = [...this.draft.state.selection].sort();
    if (ids.join() === this.#shown) return;
    this.#shown = ids.join();
    this.server.showPresence(this.options.flowId, ids).catch(() => undefined);
  }
}

const nodeOf = (path: readonly string[]): { nodeId?: string } => {
  const step = [...path].reverse().find(part => part.startsWith('#') && !part.includes('>'));
  return step === undefined ? {} : { nodeId: step.slice(1) };
};
