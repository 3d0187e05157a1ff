import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Icon } from '../icons/Icon.tsx';
import { Attach } from './Attach.tsx';
import { Recorder } from './Recorder.tsx';
import { useChat, useChatState } from './chatDesk.ts';
import { joinsPieces } from './flowFacts.ts';
import { say as said, type Move } from './moves.ts';

const emojis = [...'😀😂😍🙂😉😊😢😡😱🤔👍👎👏🙏💪👋✌️🤝❤️💔🎉🔥⭐✅❌❓❗📅⏰📍📞💰🏥💉🦷👶🐶☕🍕🚗'].filter(letter => letter !== '\uFE0F');
const longest = 4096;

/** What the customer can send. */
export function Composer(): ReactNode {
  const desk = useChat();
  const { say } = desk.options;
  const text = useChatState(state => state.writing);
  const field = useRef<HTMLTextAreaElement>(null);
  const inPieces = useChatState(state => state.inPieces);
  const [open, setOpen] = useState<'emoji' | 'attach' | undefined>();
  const write = (writing: string): void => desk.store.set({ writing });
  useEffect(() => {
    const area = field.current!;
    area.style.height = 'auto';
    area.style.height = `${Math.min(area.scrollHeight, 140)}px`;
  }, [text]);
  const send = (): void => {
    if (text.trim() === '') return;
    setOpen(undefined);
    void desk.do(...messagesOf(text.trim(), inPieces, joinsPieces(desk)));
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form className="c-composer" onSubmit={event => { event.preventDefault(); send(); }}>
      {open === 'emoji' && <div className="c-emojis" role="group" aria-label={say('emoji')}>{emojis.map(emoji => <button key={emoji} type="button" onClick={() => { write(text + emoji); field.current?.focus(); }}>{emoji}</button>)}</div>}
      {open === 'attach' && <Attach onClose={() => setOpen(undefined)} />}
      <div className="c-compose-row">
        <button type="button" className="d-icon-button" aria-label={say('emoji')} title={say('emoji')} aria-expanded={open === 'emoji'} onClick={() => setOpen(open === 'emoji' ? undefined : 'emoji')}><Icon name="mood" /></button>
        <button type="button" className="d-icon-button" aria-label={say('attach')} title={say('attach')} aria-expanded={open === 'attach'} onClick={() => setOpen(open === 'attach' ? undefined : 'attach')}><Icon name="attach" /></button>
        <textarea ref={field} rows={1} maxLength={longest} value={text} placeholder={say('write')} aria-label={say('write')} onChange={event => write(event.target.value)} onKeyDown={pressed} />
        {text.trim() === '' ? <Recorder /> : <button type="submit" className="c-send" aria-label={say('send')} title={say('send')}><Icon name="send" /></button>}
      </div>
    </form>
  );
}

/** A text as the customer sends it: whole, or in pieces that the host joins or not, as the flow's settings say. */
export function messagesOf(text: string, inPieces: boolean, areJoined: boolean): Move[] {
  const lines = text.split('\n').map(line => line.trim()).filter(line => line !== '');
  if (!inPieces || lines.length < 2) return [said(text)];
  return areJoined ? [{ ...said(lines.join('\n')), inPieces: true }] : lines.map(said);
}
