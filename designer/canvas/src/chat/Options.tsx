import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Icon } from '../icons/Icon.tsx';
import { useChat } from './chatDesk.ts';
import { tap } from './moves.ts';
import type { Item } from './server.ts';

const longestRow = 24;
const cut = (title: string): string => (title.length > longestRow ? `${title.slice(0, longestRow - 1).trimEnd()}…` : title);

/** Options to tap: up to three short ones as buttons, else a list that comes up from below. */
export function Options({ item, isAside }: { readonly item: Item; readonly isAside: boolean }): ReactNode {
  const desk = useChat();
  const [isOpen, setOpen] = useState(false);
  const isDead = isAside || !desk.options.mayPlay;
  if (item.areButtons) return item.choices!.map(choice => <button key={choice.id} type="button" className="c-choice" disabled={isDead} onClick={() => void desk.do(tap(choice.title))}><Icon name="undo" size={16} />{choice.title}</button>);
  return (
    <>
      <button type="button" className="c-choice" aria-haspopup="dialog" onClick={() => setOpen(true)}><Icon name="checklist" size={16} />{item.listLabel}</button>
      {isOpen && <Sheet item={item} isDead={isDead} onClose={() => setOpen(false)} />}
    </>
  );
}

function Sheet({ item, isDead, onClose }: { readonly item: Item; readonly isDead: boolean; readonly onClose: () => void }): ReactNode {
  const desk = useChat();
  const { say } = desk.options;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => void dialog.current?.showModal(), []);
  const choose = (title: string): void => {
    onClose();
    void desk.do(tap(title));
  };
  return (
    <dialog ref={dialog} className="c-sheet" aria-label={item.listLabel ?? ''} onClose={onClose} onClick={event => event.target === dialog.current && onClose()}>
      <div className="c-sheet-body">
        <header><h3>{item.listLabel}</h3><button type="button" className="d-icon-button" aria-label={say('list.close')} onClick={onClose}><Icon name="close" /></button></header>
        <ul>{item.choices!.map(choice => <li key={choice.id}><button type="button" disabled={isDead} onClick={() => choose(choice.title)}><span>{cut(choice.title)}</span>{choice.description && <small>{choice.description}</small>}</button></li>)}</ul>
      </div>
    </dialog>
  );
}
