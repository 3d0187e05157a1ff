import { useEffect, useState, type ReactNode } from 'react';
import { Icon } from '../icons/Icon.tsx';
import { BranchBar } from './BranchBar.tsx';
import { ClockBar } from './Clock.tsx';
import { Composer } from './Composer.tsx';
import { Thread } from './Thread.tsx';
import { Tools } from './Tools.tsx';
import { ChatContext, useChat, useChatState, useTold, type ChatDesk } from './chatDesk.ts';
import { brief } from './time.ts';

/** A chat with a flow, as the customer's phone would show it, with all that a test needs around it. */
export function Chat({ desk, back, editor, isWide }: { readonly desk: ChatDesk; readonly back?: string | undefined; readonly editor?: string | undefined; readonly isWide: boolean }): ReactNode {
  useEffect(() => void desk.open(), [desk]);
  return <ChatContext value={desk}><Room back={back} editor={editor} isWide={isWide} /></ChatContext>;
}

function Room({ back, editor, isWide }: { readonly back?: string | undefined; readonly editor?: string | undefined; readonly isWide: boolean }): ReactNode {
  const desk = useChat();
  const { say, mayPlay } = desk.options;
  const told = useTold();
  const beside = useChatState(state => state.beside);
  const current = useChatState(state => state.branches.current);
  const problems = useChatState(state => state.problems);
  const hasFailed = useChatState(state => state.hasFailed);
  const refused = useChatState(state => state.refused);
  return (
    <div className={`c-room ${isWide ? 'is-wide' : ''}`}>
      <section className="c-phone" aria-label={say('label')}>
        <Head back={back} editor={editor} isWide={isWide} />
        {mayPlay && <ClockBar />}
        <BranchBar />
        <Changed />
        {hasFailed && <p className="c-alert" role="alert">{say('failed')} <button type="button" className="d-button" onClick={() => desk.again()}>{say('retry')}</button></p>}
        {refused && <p className="c-alert" role="alert">{refused}</p>}
        {problems.length > 0 ? <Broken /> : (
          <div className={`c-columns ${beside !== undefined ? 'is-two' : ''}`}>
            {beside !== undefined && <Thread branch={beside} isAside />}
            <Thread branch={current} />
          </div>
        )}
        {told !== undefined && mayPlay && <Standing />}
        {mayPlay ? <Composer /> : <p className="c-read-only">{say('readonly')}</p>}
      </section>
      {mayPlay && <Tools isWide={isWide} />}
    </div>
  );
}

function Head({ back, editor, isWide }: { readonly back?: string | undefined; readonly editor?: string | undefined; readonly isWide: boolean }): ReactNode {
  const desk = useChat();
  const { say, flowName, mayPlay } = desk.options;
  const isTyping = useChatState(() => desk.items(desk.state.branches.current)[desk.state.shown]?.kind === 'flow');
  const tool = useChatState(state => state.tool);
  return (
    <header className="c-head">
      {back && <a className="d-icon-button" href={back} aria-label={say('back')} title={say('back')}><Icon name="back" /></a>}
      <span className="c-face" aria-hidden="true">{flowName.trim().slice(0, 1).toUpperCase()}</span>
      <div className="c-who"><h2>{flowName}</h2><p>{isTyping ? say('typing') : say('online')}</p></div>
      {editor && <a className="d-icon-button c-only-wide" href={editor} aria-label={say('edit')} title={say('edit')}><Icon name="edit_note" /></a>}
      {mayPlay && <button type="button" className="d-icon-button" aria-label={say('restart')} title={say('restart')} onClick={() => void desk.begin()}><Icon name="restart" /></button>}
      {mayPlay && !isWide && <button type="button" className="d-icon-button" aria-label={say('tools')} title={say('tools')} aria-expanded={tool !== undefined} onClick={() => desk.store.set({ tool: tool === undefined ? 'world' : undefined })}><Icon name="more" /></button>}
      <p className="c-note">{say('note')}</p>
    </header>
  );
}

function Broken(): ReactNode {
  const desk = useChat();
  const { say, show } = desk.options;
  const problems = useChatState(state => state.problems);
  return (
    <div className="c-broken" role="alert">
      <h3>{say('broken')}</h3>
      <p>{say('broken.text')}</p>
      <ul>{problems.map((problem, i) => <li key={i}>{problem.nodeId && show ? <button type="button" className="d-link" onClick={() => show(problem.nodeId!)}>{problem.text}</button> : problem.text}</li>)}</ul>
      <button type="button" className="d-button" onClick={() => void desk.begin()}>{say('retry')}</button>
    </div>
  );
}

/** Who has the conversation, when it is not the flow. */
function Standing(): ReactNode {
  const desk = useChat();
  const { say, culture } = desk.options;
  const told = useTold()!;
  return (
    <>
      {told.humanUntil && <p className="c-standing">{say('human', { at: brief(told.humanUntil, culture) })}</p>}
      {told.isHolding && <p className="c-standing">{say('holding')}</p>}
      {told.isHandedOff && <p className="c-standing"><span>{say('handed')}</span> <button type="button" className="d-button" onClick={() => void desk.do({ sign: '@', text: 'handback' })}>{say('giveback')}</button></p>}
    </>
  );
}

/** The flow was edited after the chat began: it can be lived again with the new one. */
function Changed(): ReactNode {
  const desk = useChat();
  const { say, document } = desk.options;
  const began = useChatState(state => state.branches.all.find(one => one.id === state.branches.current)?.document);
  const [now, setNow] = useState(document?.());
  useEffect(() => {
    if (document === undefined) return undefined;
    const timer = setInterval(() => setNow(document()), 700);
    return () => clearInterval(timer);
  }, [document]);
  if (now === undefined || began === undefined || now === began) return null;
  return <p className="c-standing is-changed"><span>{say('changed')}</span> <button type="button" className="d-button" onClick={() => void desk.relive(now)}>{say('changed.relive')}</button></p>;
}
