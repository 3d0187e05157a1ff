import { useEffect, useState, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles/base.css';
import './chat/room.css';
import './chat/bubbles.css';
import './chat/composer.css';
import './chat/tools.css';
import { Chat } from './chat/Chat.tsx';
import { ChatDesk } from './chat/chatDesk.ts';
import type { Move } from './chat/moves.ts';
import { guestChat, httpChat } from './chat/server.ts';
import { chatWords } from './chat/texts/texts.ts';

/** What the page gives to the chat. */
interface PageOptions {
  readonly flowName: string;
  readonly culture: string;
  readonly flowId?: string;
  readonly businessName?: string;
  readonly mayChange?: boolean;
  readonly api?: string;
  readonly back?: string;
  readonly editor?: string;
  /** For who was given a link. */
  readonly guest?: { readonly api: string; readonly mayPlay: boolean; readonly moves: readonly Move[] };
}

const wide = '(min-width: 960px)';

/** Opens the chat on a page of its own. */
export async function mount(element: HTMLElement, page: PageOptions): Promise<void> {
  await styles();
  const { guest, flowId = '', api = '' } = page;
  const desk = new ChatDesk({
    server: guest === undefined ? httpChat(api, flowId) : guestChat(guest.api),
    flowName: page.flowName,
    businessName: page.businessName ?? '',
    culture: page.culture,
    say: chatWords(page.culture),
    mayChange: page.mayChange ?? false,
    mayPlay: guest?.mayPlay ?? true,
    ...(guest === undefined ? { shelf: `porfin.chat.${flowId}` } : { given: guest.moves }),
    ...(page.editor === undefined ? {} : { show: nodeId => location.assign(`${page.editor}?passo=${encodeURIComponent(nodeId)}`) }),
  });
  createRoot(element).render(<Page desk={desk} page={page} />);
}

function Page({ desk, page }: { readonly desk: ChatDesk; readonly page: PageOptions }): ReactNode {
  const [isWide, setWide] = useState(matchMedia(wide).matches);
  useEffect(() => {
    const query = matchMedia(wide);
    const changed = (): void => setWide(query.matches);
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }, []);
  return <div className="d-root c-page"><Chat desk={desk} back={page.back} editor={page.editor} isWide={isWide && desk.options.mayPlay} /></div>;
}

/** The styles lie beside this module. */
function styles(): Promise<void> {
  const href = new URL('chat.css', import.meta.url).href;
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
  return new Promise(done => {
    link.onload = link.onerror = () => done();
    document.head.append(link);
  });
}
