import { useRef, useState, type ReactNode } from 'react';
import { Icon } from '../icons/Icon.tsx';
import { useChat } from './chatDesk.ts';
import { oneLine, say as said } from './moves.ts';
import type { ChatKey } from './texts/texts.ts';

const files = [['image', 'image/*', 'image'], ['audio', 'audio/*', 'mic'], ['video', 'video/*', 'video'], ['document', '', 'description'], ['sticker', 'image/*', 'mood']] as const;

/** What else the customer can send. Files stay in this browser: the flow is told only their kind and caption, as it would be. */
export function Attach({ onClose }: { readonly onClose: () => void }): ReactNode {
  const desk = useChat();
  const { say } = desk.options;
  const input = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState('image');
  const [form, setForm] = useState<'location' | 'contact' | undefined>();
  const pick = (wanted: string, accept: string): void => {
    setKind(wanted);
    input.current!.accept = accept;
    input.current!.click();
  };
  const picked = (file: File | undefined): void => {
    if (file === undefined) return;
    const caption = oneLine(desk.state.writing);
    void desk.do({ ...said(`(${kind})${caption === '' ? '' : ` ${caption}`}`), media: URL.createObjectURL(file), file: file.name });
    onClose();
  };
  if (form !== undefined) return <Written form={form} onClose={onClose} />;
  return (
    <div className="c-attach">
      <input ref={input} type="file" hidden aria-label={say('attach')} onChange={event => picked(event.target.files?.[0])} />
      {files.map(([name, accept, icon]) => <button key={name} type="button" onClick={() => pick(name, accept)}><Icon name={icon} size={22} /><span>{say(`attach.${name}` as ChatKey)}</span></button>)}
      <button type="button" onClick={() => setForm('location')}><Icon name="place" size={22} /><span>{say('attach.location')}</span></button>
      <button type="button" onClick={() => setForm('contact')}><Icon name="person" size={22} /><span>{say('attach.contact')}</span></button>
    </div>
  );
}

function Written({ form, onClose }: { readonly form: 'location' | 'contact'; readonly onClose: () => void }): ReactNode {
  const desk = useChat();
  const { say } = desk.options;
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const send = (): void => {
    const text = oneLine(`${first} ${second}`);
    void desk.do({ ...said(`(${form === 'contact' ? 'contacts' : form})${text === '' ? '' : ` ${text}`}`) });
    onClose();
  };
  return (
    <div className="c-attach is-form">
      <label>{say(form === 'location' ? 'attach.place' : 'attach.name')}<input autoFocus value={first} placeholder={form === 'location' ? say('attach.place.example') : ''} onChange={event => setFirst(event.target.value)} /></label>
      {form === 'contact' && <label>{say('attach.phone')}<input inputMode="tel" value={second} onChange={event => setSecond(event.target.value)} /></label>}
      <div><button type="button" className="d-button" onClick={onClose}>{say('cancel')}</button><button type="button" className="d-button is-primary" onClick={send}>{say('send')}</button></div>
    </div>
  );
}
