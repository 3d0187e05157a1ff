import { createRoot } from 'react-dom/client';
import '@xyflow/react/dist/base.css';
import './styles/designer.css';
import { goTo } from './commands/actions.ts';
import { findActivity } from './document/activities.ts';
import { comparedServer, openCompared, type CompareServer, type Sides } from './compare/compared.ts';
import { httpCompare } from './compare/httpCompare.ts';
import { httpLife, type LifeServer } from './life/life.ts';
import { httpServer } from './session/httpServer.ts';
import { SessionProvider } from './session/context.tsx';
import type { DraftServer } from './session/server.ts';
import { openSession } from './session/sync.ts';
import { DeskProvider, type Desk, type Links, type UiState } from './shell/desk.tsx';
import { Fallen } from './shell/Fallen.tsx';
import { Workbench } from './inspector/Workbench.tsx';
import { Shell } from './shell/Shell.tsx';
import { Store } from './shell/store.ts';
import { translator } from './texts/texts.ts';

/** What the page gives to the editor. */
export interface MountOptions {
  readonly flowId: string;
  readonly culture: string;
  readonly readOnly?: boolean;
  /** An old version to look at instead of the draft. */
  readonly version?: number | null;
  /** The base of the API, and the pages around the editor; another server may be given instead, for tests of the canvas alone. */
  readonly urls?: { readonly api: string } & Links;
  /** A run whose way is lit. */
  readonly run?: string | null;
  /** A step to be shown. */
  readonly step?: string | null;
  /** Whose business it is, for test chats. */
  readonly businessName?: string;
  /** Two versions to look at together instead of one. */
  readonly compare?: Sides | null;
  readonly server?: DraftServer;
  readonly life?: LifeServer;
  readonly comparing?: CompareServer;
}

export interface Mounted {
  /** The open session; for tests and for what the page adds. */
  readonly desk: Desk;
  unmount(): void;
}

/** Opens a flow in an element. */
export async function mount(element: HTMLElement, options: MountOptions): Promise<Mounted> {
  const api = options.urls?.api ?? '/api/designer';
  const plain = options.server ?? httpServer(api, options.version ?? undefined);
  const compared = options.compare ? await openCompared(options.comparing ?? httpCompare(api), options.flowId, options.compare) : undefined;
  const server = compared === undefined ? plain : comparedServer(plain, compared);
  const isReadOnly = (options.readOnly ?? false) || compared !== undefined;
  const [session] = await Promise.all([openSession(server, { flowId: options.flowId, culture: options.culture, isReadOnly: isReadOnly }, surroundings()), styles()]);
  const { draft } = session;
  const ui = new Store<UiState>({
    panel: compared || options.run || matchMedia('(max-width: 1000px)').matches ? undefined : isReadOnly ? 'outline' : 'palette', isTidied: false, phoneView: compared || options.run ? 'map' : 'outline', isPhone: matchMedia('(max-width: 720px)').matches,
    looking: compared ? 'changes' : options.run ? 'life' : undefined, run: options.run ?? undefined,
  });
  const life = options.life ?? (options.server === undefined ? httpLife(api) : undefined);
  const desk: Desk = { session, draft, ui, view: { current: undefined }, right: { current: undefined }, pointer: { current: undefined }, t: translator(options.culture, draft.state.catalog.texts), culture: options.culture, links: options.urls ?? {}, version: options.version ?? undefined, life, compared, testing: options.server === undefined && compared === undefined ? { api, business: options.businessName ?? '' } : undefined };
  const leaving = new AbortController();
  const signal = leaving.signal;
  addEventListener('pagehide', () => session.keep(), { signal });
  addEventListener('online', () => session.reconnected(), { signal });
  addEventListener('beforeunload', event => (draft.state.saving === 'saved' || isReadOnly ? undefined : event.preventDefault()), { signal });
  const root = createRoot(element);
  root.render(<SessionProvider session={session}><DeskProvider desk={desk}><Fallen>{options.server === undefined || life || compared ? <Workbench /> : <Shell />}</Fallen></DeskProvider></SessionProvider>);
  const { step } = options;
  if (step && findActivity(draft.state.flow, step) !== undefined) setTimeout(() => goTo(desk, step), 300);
  return {
    desk,
    unmount: () => {
      leaving.abort();
      session.stop();
      root.unmount();
    },
  };
}

const surroundings = (): Parameters<typeof openSession>[2] => ({
  shelf: shelf(),
  now: () => performance.timeOrigin + performance.now(),
  later: (action, milliseconds) => {
    const timer = setTimeout(action, milliseconds);
    return () => clearTimeout(timer);
  },
});

/** A browser that forbids its store keeps nothing; the editor works without. */
function shelf(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

/** The sheet lies beside this module. */
function styles(): Promise<void> {
  const href = new URL('./designer.css', import.meta.url).href;
  if (document.querySelector(`link[href="${href}"]`)) return Promise.resolve();
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
  return new Promise(done => {
    link.onload = link.onerror = () => done();
    document.head.append(link);
  });
}
