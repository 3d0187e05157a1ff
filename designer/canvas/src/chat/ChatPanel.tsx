import { useEffect, useState, type ReactNode } from 'react';
import { goTo, lookAtTest } from '../commands/actions.ts';
import { chartAt } from '../document/scopes.ts';
import { runMarks } from '../life/marks.ts';
import { useDraft, useDraftState } from '../session/context.tsx';
import { RightPanel } from '../shell/RightPanel.tsx';
import { useDesk } from '../shell/desk.tsx';
import { Chat } from './Chat.tsx';
import { ChatDesk } from './chatDesk.ts';
import { httpChat, type ToldChat } from './server.ts';
import { chatWords } from './texts/texts.ts';
import './room.css';
import './bubbles.css';
import './composer.css';
import './tools.css';

/** The test chat beside the canvas: the flow is the one that is edited, and its way is lit while it runs. */
export function ChatPanel({ api, name, business }: { readonly api: string; readonly name: string; readonly business: string }): ReactNode {
  const desk = useDesk();
  const { session, culture } = desk;
  const say = chatWords(culture);
  const [chat] = useState(() => new ChatDesk({
    server: httpChat(api, session.options.flowId), flowName: name, businessName: business, culture, say,
    mayChange: !session.options.isReadOnly, mayPlay: true, document: () => desk.draft.state.flow, show: nodeId => goTo(desk, nodeId.split('/')[0]!), shelf: `porfin.chat.beside.${session.options.flowId}`,
  }));
  useLight(chat);
  return (
    <RightPanel label={say('label')} open={say('open')} close={say('close')} icon="play_arrow" subject="chat" comesUp onClose={() => lookAtTest(desk, false)}>
      <div className="c-beside-canvas"><Chat desk={chat} isWide={false} /></div>
    </RightPanel>
  );
}

/** The way of the chat, on the canvas. */
function useLight(chat: ChatDesk): void {
  const draft = useDraft();
  const { t } = useDesk();
  const flow = useDraftState(state => state.flow);
  const scope = useDraftState(state => state.scope);
  const [told, setTold] = useState<ToldChat | undefined>();
  useEffect(() => chat.store.watch(() => setTold(chat.told)), [chat]);
  useEffect(() => {
    if (told === undefined || told.steps.length === 0) return draft.set({ marks: { nodes: new Map(), ways: new Map() } });
    draft.set({ marks: runMarks({ version: 0, status: 'waiting', name: '', conversationId: '', steps: told.steps }, flow, chartAt(flow, draft.place), t) });
  }, [draft, t, flow, scope, told]);
}
