import type { CatalogJson } from '../document/catalog.ts';
import type { Json } from '../document/json.ts';

/** What the server keeps of a draft. */
export interface StoredDraft {
  readonly revision: number;
  readonly document: Json;
  readonly name?: string;
  readonly updatedBy?: string;
  readonly updatedAt?: string;
  readonly publishedVersion?: number | null;
}

/** Somebody else who has the flow open. */
export interface Person {
  readonly name: string;
  readonly colour: string;
  readonly nodeIds: readonly string[];
}

/** What happens while the flow is open. */
export interface LiveEvents {
  revision(event: { readonly revision: number; readonly by?: string }): void;
  presence(people: readonly Person[]): void;
}

export type SaveResult = { readonly kind: 'saved'; readonly revision: number } | { readonly kind: 'newer'; readonly stored: StoredDraft };

/** The only way out of the designer. A lost connection is a rejected promise. */
export interface DraftServer {
  catalog(culture: string): Promise<CatalogJson>;
  load(flowId: string): Promise<StoredDraft>;
  save(flowId: string, draft: { readonly revision: number; readonly document: Json }): Promise<SaveResult>;
  live(flowId: string, events: LiveEvents): () => void;
  showPresence(flowId: string, nodeIds: readonly string[]): Promise<void>;
}
