import { mount, type Mounted } from '../src/designer.tsx';
import type { CatalogJson } from '../src/document/catalog.ts';
import type { Json } from '../src/document/json.ts';
import { fakeLife } from './fakeLife.ts';
import { FakeServer } from './fakeServer.ts';
import { bigFlow } from './bigFlow.ts';

/** The page on which the editor is tried and tested without a host: `?flow=<sample>|empty|big:500`, `&culture=en`, `&readOnly`. */
const query = new URLSearchParams(location.search);
const json = async (path: string): Promise<Json> => (await (await fetch(path)).json()) as Json;

async function flowFor(name: string): Promise<Json> {
  if (name === 'empty') return { definitionId: 'vazio', name: 'Fluxo novo', variables: [], root: { id: 'fluxo', type: 'Elsa.Flowchart', activities: [], connections: [] } };
  if (name.startsWith('big:')) return bigFlow(Number(name.slice(4)));
  return json(name === 'containers' ? '/fixtures/containers.json' : `/samples/${name}/flow.json`);
}

export interface Harness {
  readonly server: FakeServer;
  readonly mounted: Mounted;
}

declare global {
  interface Window {
    harness?: Harness;
    opened?: number;
  }
}

const name = query.get('flow') ?? 'assistente-de-leads';
const server = new FakeServer(await flowFor(name), (await json('/fixtures/catalog.json')) as unknown as CatalogJson);
const element = document.getElementById('editor')!;
const start = performance.now();
const mounted = await mount(element, { flowId: query.get('id') ?? name, culture: query.get('culture') ?? 'pt-BR', readOnly: query.has('readOnly'), server, ...(query.has('life') ? { life: fakeLife, urls: { api: '/api/designer', test: '/testar', versions: '/fluxos/x' } } : {}) });
window.harness = { server, mounted };
const seen = (): void => {
  if (document.querySelector('.react-flow__node, .d-empty, .d-outline') === null) return void requestAnimationFrame(seen);
  requestAnimationFrame(() => (window.opened = performance.now() - start));
};
seen();
