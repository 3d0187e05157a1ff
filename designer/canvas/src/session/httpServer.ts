import type { CatalogJson } from '../document/catalog.ts';
import type { DraftServer, LiveEvents, Person, SaveResult, StoredDraft } from './server.ts';

/** The server refused: not a lost connection, and trying again would not help. */
export class Refused extends Error {
  constructor(readonly status: number) {
    super(`The server answered ${status}.`);
  }
}

/** The designer's API over HTTP; `base` is `/api/designer`. With a version, that one is read instead of the draft. */
export function httpServer(base: string, version?: number): DraftServer {
  const flow = (flowId: string, rest: string): string => `${base}/flows/${encodeURIComponent(flowId)}/${rest}`;
  return {
    catalog: async culture => (await (await send(`${base}/catalog?culture=${encodeURIComponent(culture)}`)).json()) as CatalogJson,
    load: async flowId => (await (await send(flow(flowId, version === undefined ? 'draft' : `versions/${version}`))).json()) as StoredDraft,
    save: async (flowId, draft) => saved(await send(flow(flowId, 'draft'), { method: 'PUT', body: JSON.stringify(draft) }, [409])),
    live: (flowId, events) => listen(flow(flowId, 'live'), events),
    showPresence: async (flowId, nodeIds) => {
      await send(flow(flowId, 'presence'), { method: 'POST', body: JSON.stringify({ nodeIds }) });
    },
  };
}

async function send(url: string, request: RequestInit = {}, answers: readonly number[] = []): Promise<Response> {
  const response = await fetch(url, { credentials: 'same-origin', headers: { 'X-Porfin': '1', ...(request.body ? { 'Content-Type': 'application/json' } : {}) }, ...request });
  if (response.ok || answers.includes(response.status)) return response;
  throw response.status >= 500 || response.status === 429 ? new TypeError(`The server answered ${response.status}.`) : new Refused(response.status);
}

async function saved(response: Response): Promise<SaveResult> {
  const answer = (await response.json()) as StoredDraft;
  return response.status === 409 ? { kind: 'newer', stored: answer } : { kind: 'saved', revision: answer.revision };
}

function listen(url: string, events: LiveEvents): () => void {
  const source = new EventSource(url, { withCredentials: true });
  source.addEventListener('revision', event => events.revision(JSON.parse((event as MessageEvent<string>).data) as { revision: number; by?: string }));
  source.addEventListener('presence', event => events.presence(JSON.parse((event as MessageEvent<string>).data) as readonly Person[]));
  return () => source.close();
}
