import { indexOf } from '../document/activities.ts';
import { readCatalog, type Catalog } from '../document/catalog.ts';
import { diff, type Difference } from '../document/diff.ts';
import type { Flow } from '../document/flow.ts';
import { merge, type Conflict } from '../document/merge.ts';
import { patch } from '../document/patch.ts';
import { scopePath, trail, type Place } from '../document/scopes.ts';
import { did, emptyHistory, redo, undo, type History, type Moved, type StepName } from './history.ts';
import type { Person } from './server.ts';

/** How the draft stands with the server. */
export type Saving = 'saved' | 'unsaved' | 'saving' | 'offline' | 'refused';

/** What others have to say about steps and ways: findings, a path that is lit, counts, differences. */
export interface Marks {
  readonly nodes: ReadonlyMap<string, NodeMark>;
  /** By the key of the connection. */
  readonly ways: ReadonlyMap<string, WayMark>;
}

export interface NodeMark {
  readonly tone: 'error' | 'warning' | 'info' | 'good' | 'waiting' | 'lit' | 'pale' | 'added' | 'removed' | 'changed';
  /** What the badge says: a count, or nothing for a plain dot. */
  readonly badge?: string;
  readonly icon?: string;
  readonly text: string;
}

export interface WayMark {
  readonly tone: 'error' | 'warning' | 'info' | 'good' | 'lit' | 'used' | 'idle' | 'added' | 'removed';
  readonly label?: string;
  /** How thick it is, in pixels. */
  readonly weight?: number;
}

const noMarks: Marks = { nodes: new Map(), ways: new Map() };

/** All that the editor shows. Never changed in place: a new one is made, and who looks at it compares. */
export interface DraftState {
  readonly flow: Flow;
  readonly catalog: Catalog;
  readonly scope: string;
  readonly selection: ReadonlySet<string>;
  readonly history: History;
  readonly conflicts: readonly Conflict[];
  readonly people: readonly Person[];
  readonly marks: Marks;
  readonly saving: Saving;
  readonly isReadOnly: boolean;
  /** The last thing to be told, for the eyes and for screen readers. */
  readonly told?: { readonly name: StepName; readonly tone: 'quiet' | 'warning'; readonly number: number };
}

/** The open draft: the document, what is selected, what was done. Edits are pure functions; this is the one place that keeps their results. */
export class Draft {
  #state: DraftState;
  #base: Flow;
  readonly #watchers = new Set<() => void>();
  readonly #now: () => number;

  constructor(flow: Flow, options: { readonly catalog?: Catalog; readonly isReadOnly?: boolean; readonly now?: () => number; readonly history?: History } = {}) {
    this.#now = options.now ?? (() => performance.timeOrigin + performance.now());
    this.#base = flow;
    const catalog = options.catalog ?? readCatalog({ categories: [], activities: [] });
    this.#state = { flow, catalog, scope: '', selection: new Set(), history: options.history ?? emptyHistory, conflicts: [], people: [], marks: noMarks, saving: 'saved', isReadOnly: options.isReadOnly ?? false };
  }

  get state(): DraftState {
    return this.#state;
  }

  get place(): Place {
    return { scope: this.#state.scope, catalog: this.#state.catalog };
  }

  /** The document as the server has it. */
  get base(): Flow {
    return this.#base;
  }

  /** What the server has not heard yet. */
  get unsent(): readonly Difference[] {
    return diff(this.#base, this.#state.flow);
  }

  /** Calls when the state is another; returns how to stop. */
  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  /** Does one step that can be undone. `joins`: what follows with the same one is part of it. */
  apply(name: StepName, edit: (flow: Flow) => Flow, options: { readonly joins?: string; readonly select?: Iterable<string> } = {}): void {
    if (this.#state.isReadOnly) return;
    const flow = edit(this.#state.flow);
    const selection = options.select === undefined ? this.#state.selection : new Set(options.select);
    if (flow === this.#state.flow) return this.set({ selection });
    const step = { name, differences: diff(this.#state.flow, flow), at: this.#now(), ...(options.joins === undefined ? {} : { joins: options.joins }) };
    this.#show(flow, { history: did(this.#state.history, step), selection, saving: 'unsaved' });
  }

  undo(): void {
    this.#travel(undo(this.#state.history, this.#state.flow), 'step.undone');
  }

  redo(): void {
    this.#travel(redo(this.#state.history, this.#state.flow), 'step.redone');
  }

  select(ids: Iterable<string>): void {
    this.set({ selection: new Set(ids) });
  }

  /** Shows another scope of the flow. */
  enter(scope: string, selection: Iterable<string> = []): void {
    this.set({ scope, selection: new Set(selection) });
  }

  /** Says something, once. */
  tell(name: StepName, tone: 'quiet' | 'warning' = 'quiet'): void {
    this.set({ told: { name, tone, number: (this.#state.told?.number ?? 0) + 1 } });
  }

  set(changes: Partial<DraftState>): void {
    this.#state = { ...this.#state, ...changes };
    for (const watcher of [...this.#watchers]) watcher();
  }

  /** The server has this document now. */
  confirm(sent: Flow): void {
    this.#base = sent;
    this.set({ saving: this.#state.flow === sent ? 'saved' : 'unsaved' });
  }

  /** Somebody else changed the flow: mine on top of theirs; what does not fit is a conflict. */
  receive(theirs: Flow): void {
    const { document, conflicts } = merge(this.#base, this.#state.flow, theirs);
    this.#base = theirs;
    const known = new Set(conflicts.map(conflict => conflict.key));
    const all = [...this.#state.conflicts.filter(conflict => !known.has(conflict.key)), ...conflicts];
    this.#show(document, { conflicts: all, saving: this.unsentIn(document) ? 'unsaved' : 'saved' });
  }

  /** Decides a conflict: mine after all, or theirs. */
  resolve(conflict: Conflict, choice: 'mine' | 'theirs'): void {
    if (choice === 'mine') this.apply({ key: 'step.resolve' }, flow => patch(flow, [conflict.mine]).document);
    this.set({ conflicts: this.#state.conflicts.filter(other => other !== conflict) });
  }

  private unsentIn(document: Flow): boolean {
    return document !== this.#base && diff(this.#base, document).length > 0;
  }

  #travel(moved: Moved | undefined, key: string): void {
    if (moved === undefined || this.#state.isReadOnly) return;
    this.#show(moved.document, { history: moved.history, saving: 'unsaved' });
    this.tell(moved.isPartial ? { key: 'step.partly' } : { ...moved.name, key, of: moved.name.key }, moved.isPartial ? 'warning' : 'quiet');
  }

  #show(flow: Flow, changes: Partial<DraftState>): void {
    const index = indexOf(flow);
    const selection = changes.selection ?? this.#state.selection;
    const scope = scopePath(flow, this.#state.scope) === undefined ? '' : this.#state.scope;
    this.set({ ...changes, flow, scope: trail(flow, scope).at(-1) ?? '', selection: keepKnown(selection, index, flow) });
  }
}

/** What is gone is not selected any more; notes, groups and connections have names of their own. */
function keepKnown(selection: ReadonlySet<string>, index: ReadonlyMap<string, unknown>, flow: Flow): ReadonlySet<string> {
  if (selection.size === 0) return selection;
  const designer = JSON.stringify((flow.root.customProperties as { porfin?: unknown } | undefined)?.porfin ?? '');
  const kept = [...selection].filter(id => index.has(id) || id.includes('>') || designer.includes(`"${id}"`));
  return kept.length === selection.size ? selection : new Set(kept);
}
