import { useEffect, useId, useRef, useState, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react';
import { Icon } from '../icons/Icon.tsx';
import type { Point } from '../document/flow.ts';
import { useDesk } from './desk.tsx';

/** One thing that can be picked. */
export interface Choice {
  readonly key: string;
  readonly label: string;
  readonly detail?: string | undefined;
  readonly icon?: string;
  readonly color?: string | undefined;
  readonly keys?: string | undefined;
  readonly section?: string | undefined;
  readonly pick: () => void;
}

interface PickerProps {
  readonly label: string;
  readonly placeholder: string;
  /** The choices for what was typed. */
  readonly find: (words: string) => readonly Choice[];
  readonly onClose: () => void;
  /** Where it opens; in the upper middle when nothing is said. */
  readonly at?: Point | undefined;
  readonly nothing: string;
  /** Moving over a choice shows it. */
  readonly onShow?: (choice: Choice | undefined) => void;
}

const width = 340;

/** A field and a list below it: type to find, arrows to choose, Enter to take, Escape to leave. */
export function Picker({ label, placeholder, find, onClose, at, nothing, onShow }: PickerProps): ReactNode {
  const id = useId();
  const { t, ui } = useDesk();
  const [words, setWords] = useState('');
  const [index, setIndex] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const choices = find(words);
  const active = Math.min(index, Math.max(0, choices.length - 1));
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [active, words]);
  const move = (to: number): void => {
    const next = (to + choices.length) % Math.max(1, choices.length);
    setIndex(next);
    onShow?.(choices[next]);
  };
  const pressed = (event: KeyboardEvent): void => {
    event.stopPropagation();
    const isNext = event.key === 'ArrowDown' || (event.ctrlKey && event.key.toLowerCase() === 'n');
    const isBefore = event.key === 'ArrowUp' || (event.ctrlKey && event.key.toLowerCase() === 'p');
    if (event.key === 'Escape') onClose();
    else if (isNext || isBefore) move(active + (isNext ? 1 : -1));
    else if (event.key === 'Enter') choices[active]?.pick();
    else if (event.key !== 'Tab') return;
    event.preventDefault();
  };
  const isPlaced = at !== undefined && !ui.value.isPhone;
  const place: CSSProperties = isPlaced ? { left: Math.max(8, Math.min(at.x, innerWidth - width - 12)), top: Math.max(8, Math.min(at.y, innerHeight - 420)) } : {};
  return (
    <>
      <div className={`d-veil ${isPlaced ? 'is-clear' : ''}`} onPointerDown={onClose} />
      <div className={`d-picker ${isPlaced ? 'is-placed' : ''}`} role="dialog" aria-label={label} style={place} onKeyDown={pressed}>
        <label className="d-search">
          <Icon name="search" />
          <input autoFocus role="combobox" aria-expanded="true" aria-controls={`${id}list`} aria-activedescendant={choices.length > 0 ? `${id}${active}` : undefined} aria-label={label} placeholder={placeholder} value={words} onChange={event => { setWords(event.target.value); setIndex(0); }} />
        </label>
        <ul ref={list} id={`${id}list`} role="listbox" aria-label={label} className="d-scroll">
          {choices.map((choice, i) => (
            <ChoiceRow key={choice.key} id={`${id}${i}`} choice={choice} isActive={i === active} heading={choice.section !== choices[i - 1]?.section ? choice.section : undefined} onMove={() => { if (i !== active) { setIndex(i); } }} />
          ))}
        </ul>
        {choices.length === 0 && <p className="d-muted d-nothing" role="status">{nothing}</p>}
        <p className="d-visually-hidden" role="status">{t('picker.count', { n: choices.length })}</p>
      </div>
    </>
  );
}

function ChoiceRow({ id, choice, isActive, heading, onMove }: { readonly id: string; readonly choice: Choice; readonly isActive: boolean; readonly heading: string | undefined; readonly onMove: () => void }): ReactNode {
  return (
    <>
      {heading && <li role="presentation" className="d-heading">{heading}</li>}
      <li id={id} role="option" aria-selected={isActive} className="d-choice" style={{ '--category': choice.color } as CSSProperties} onPointerMove={onMove} onClick={choice.pick} data-key={choice.key}>
        {choice.icon && <span className="d-tile"><Icon name={choice.icon} /></span>}
        <span className="d-choice-text"><span>{choice.label}</span>{choice.detail && <small>{choice.detail}</small>}</span>
        {choice.keys && <kbd>{choice.keys}</kbd>}
      </li>
    </>
  );
}
