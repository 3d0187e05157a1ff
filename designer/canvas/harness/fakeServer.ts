import type { CatalogJson } from '../src/document/catalog.ts';
import type { Json } from '../src/document/json.ts';
import type { DraftServer, LiveEvents, Person, SaveResult, StoredDraft } from '../src/session/server.ts';

/** A server in memory, with the seam of the real one: revisions, a refusal when somebody was quicker, live events, a connection that can be cut. */
export class FakeServer implements DraftServer {
  isOnline = true;
  saves = 0;
  revision = 1;
  #listeners = new Set<LiveEvents>();
  #people: Person[] = [];

  constructor(
    public document: Json,
    private readonly catalogJson: CatalogJson,
    private readonly everybody?: { name: string; colour: string },
  ) {}

  catalog = async (): Promise<CatalogJson> => this.#answer(this.catalogJson);

  load = async (): Promise<StoredDraft> => this.#answer({ revision: this.revision, document: this.document });

  save = async (_: string, draft: { readonly revision: number; readonly document: Json }): Promise<SaveResult> => {
    await this.#answer(null);
    if (draft.revision !== this.revision) return { kind: 'newer', stored: { revision: this.revision, document: this.document } };
    this.saves++;
    this.#store(draft.document, this.everybody?.name ?? 'Você');
    return { kind: 'saved', revision: this.revision };
  };

  live(_: string, events: LiveEvents): () => void {
    this.#listeners.add(events);
    events.presence(this.#people);
    return () => this.#listeners.delete(events);
  }

  showPresence = async (): Promise<void> => void (await this.#answer(null));

  /** Somebody else saves. */
  somebodySaves(document: Json, by = 'Ana'): void {
    this.#store(document, by);
  }

  /** Somebody else looks at these steps. */
  somebodyLooks(people: Person[]): void {
    this.#people = people;
    for (const listener of this.#listeners) listener.presence(people);
  }

  #store(document: Json, by: string): void {
    this.document = JSON.parse(JSON.stringify(document)) as Json;
    this.revision++;
    for (const listener of this.#listeners) listener.revision({ revision: this.revision, by });
  }

  async #answer<T>(value: T): Promise<T> {
    await Promise.resolve();
    if (!this.isOnline) throw new TypeError('Failed to fetch');
    return JSON.parse(JSON.stringify(value)) as T;
  }
}
