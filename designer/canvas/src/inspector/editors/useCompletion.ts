import { useState, type KeyboardEvent, type RefObject } from 'react';
import type { Catalog } from '../../document/catalog.ts';
import { variablesOf, type Flow } from '../../document/flow.ts';

/** What can be written here. */
export interface Proposal {
  readonly text: string;
  readonly kind: 'variable' | 'fact' | 'function' | 'filter';
}

export interface Completion {
  readonly proposals: readonly Proposal[];
  readonly active: number;
  readonly take: (proposal: Proposal) => void;
  /** True when the key was for the list. */
  readonly pressed: (event: KeyboardEvent) => boolean;
  readonly look: () => void;
  readonly close: () => void;
}

const facts = ['contact.name', 'contact.address', 'business.name', 'message.text'];
const most = 8;

/** What would fit at the caret: the word before it, and what names begin so. Templates offer names inside `{{ … }}` only, and filters after a bar. */
export function proposalsAt(text: string, kind: 'script' | 'template', flow: Flow, catalog: Catalog): { readonly word: string; readonly proposals: readonly Proposal[] } {
  const none = { word: '', proposals: [] };
  const open = Math.max(text.lastIndexOf('{{'), text.lastIndexOf('{%'));
  if (kind === 'template' && (open < 0 || /\}\}|%\}/.test(text.slice(open)))) return none;
  const word = /[\p{L}\p{N}_.$]*$/u.exec(text)![0];
  const before = text.slice(0, text.length - word.length);
  if (kind === 'template' && /\|\s*$/.test(before)) return { word, proposals: matching(word, (catalog.filters ?? []).map(one => ({ text: one.name, kind: 'filter' }))) };
  if (word === '' && kind === 'script') return none;
  const names: Proposal[] = variablesOf(flow).map(variable => ({ text: kind === 'script' ? `variables.${variable.name}` : variable.name, kind: 'variable' }));
  const functions: Proposal[] = kind === 'script' ? (catalog.functions ?? []).map(one => ({ text: one.name, kind: 'function' })) : [];
  return { word, proposals: matching(word, [...names, ...facts.map(text => ({ text, kind: 'fact' }) as const), ...functions]) };
}

function matching(word: string, all: readonly Proposal[]): Proposal[] {
  const wanted = word.toLowerCase();
  const fits = ({ text }: Proposal): boolean => text.toLowerCase().startsWith(wanted) || (wanted.length > 0 && text.toLowerCase().includes(`.${wanted}`));
  return all.filter(proposal => fits(proposal) && proposal.text !== word).slice(0, most);
}

/** Offers names while a text is written, below the field; arrows choose, Enter or Tab takes, Escape closes. */
export function useCompletion(field: RefObject<HTMLTextAreaElement | null>, kind: 'script' | 'template', flow: Flow, catalog: Catalog, onChange: (text: string) => void): Completion {
  const [found, setFound] = useState<{ readonly word: string; readonly proposals: readonly Proposal[] }>({ word: '', proposals: [] });
  const [active, setActive] = useState(0);
  const close = (): void => setFound({ word: '', proposals: [] });
  const look = (): void => {
    const { value, selectionStart, selectionEnd } = field.current!;
    setFound(selectionStart === selectionEnd ? proposalsAt(value.slice(0, selectionStart), kind, flow, catalog) : { word: '', proposals: [] });
    setActive(0);
  };
  const take = (proposal: Proposal): void => {
    const { value, selectionStart } = field.current!;
    const start = selectionStart - found.word.length;
    const before = value.slice(0, start);
    // In a template the braces are closed too, so that the name is whole.
    const isOpen = kind === 'template' && proposal.kind !== 'filter' && !/^\s*(\}\}|[|.%])/.test(value.slice(selectionStart)) && before.lastIndexOf('{{') > before.lastIndexOf('{%');
    const put = proposal.text + (isOpen ? ' }}' : '');
    insert(field.current!, start, selectionStart, put, onChange);
    close();
  };
  const pressed = (event: KeyboardEvent): boolean => {
    const count = found.proposals.length;
    if (count === 0) return false;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') setActive((active + (event.key === 'ArrowDown' ? 1 : count - 1)) % count);
    else if (event.key === 'Enter' || event.key === 'Tab') take(found.proposals[active]!);
    else if (event.key === 'Escape') close();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return { proposals: found.proposals, active, take, pressed, look, close };
}

/** Puts a text in place of a part of a field, with the caret behind it. */
export function insert(field: HTMLTextAreaElement, from: number, to: number, text: string, onChange: (text: string) => void): void {
  onChange(field.value.slice(0, from) + text + field.value.slice(to));
  requestAnimationFrame(() => {
    field.focus();
    field.setSelectionRange(from + text.length, from + text.length);
  });
}
