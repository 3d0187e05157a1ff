import { useId, useRef, useState, type ReactNode, type RefObject } from 'react';
import { variablesOf } from '../../document/flow.ts';
import { useDraftState } from '../../session/context.tsx';
import { useWords } from '../words.ts';
import { scriptPieces, templatePieces } from './highlight.ts';
import { insert, useCompletion } from './useCompletion.ts';

interface WrittenFieldProps {
  readonly value: string;
  readonly kind: 'script' | 'template';
  readonly label?: string | undefined;
  readonly labelledBy?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly isInvalid?: boolean;
  readonly isReadOnly: boolean;
  readonly rows: number;
  readonly onChange: (text: string) => void;
}

const emojis = ['😊', '👋', '🎉', '👍', '🙏', '❤️', '😅', '🤔', '📅', '⏰', '📍', '💰', '✅', '❌', '⭐', '🎁', '📎', '🦷', '👕', '🛒', '🚚', '☎️', '💬', '🔔'];

/** A text or a script, with colours below the letters, and names offered while one writes. A plain field lies on top, so that everything that fields can do works. */
export function WrittenField({ value, kind, label, labelledBy, describedBy, isInvalid, isReadOnly, rows, onChange }: WrittenFieldProps): ReactNode {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const back = useRef<HTMLPreElement>(null);
  const flow = useDraftState(state => state.flow);
  const catalog = useDraftState(state => state.catalog);
  const completion = useCompletion(field, kind, flow, catalog, onChange);
  const isOpen = completion.proposals.length > 0;
  const lines = Math.min(16, Math.max(rows, value.split('\n').length));
  return (
    <div className={`i-written is-${kind}`}>
      <pre ref={back} aria-hidden="true">{(kind === 'script' ? scriptPieces(value) : templatePieces(value)).map((piece, i) => <span key={i} className={`is-${piece.kind}`}>{piece.text}</span>)}{'\n'}</pre>
      <textarea
        ref={field} value={value} rows={lines} readOnly={isReadOnly} spellCheck={kind === 'template'} aria-label={label} aria-labelledby={labelledBy} aria-describedby={describedBy} aria-invalid={isInvalid || undefined}
        role={isOpen ? 'combobox' : undefined} aria-expanded={isOpen || undefined} aria-controls={isOpen ? id : undefined} aria-activedescendant={isOpen ? `${id}${completion.active}` : undefined}
        onChange={event => { onChange(event.target.value); completion.look(); }}
        onKeyDown={event => { if (!completion.pressed(event) && event.key !== 'Escape') event.stopPropagation(); }}
        onBlur={() => setTimeout(completion.close, 150)}
        onScroll={event => { if (back.current) back.current.scrollTop = event.currentTarget.scrollTop; }}
      />
      {isOpen && (
        <ul id={id} role="listbox" className="i-proposals">
          {completion.proposals.map((proposal, i) => <li key={proposal.text} id={`${id}${i}`} role="option" aria-selected={i === completion.active} onPointerDown={event => { event.preventDefault(); completion.take(proposal); }}><code>{proposal.text}</code></li>)}
        </ul>
      )}
      {kind === 'template' && !isReadOnly && <Inserts field={field} onChange={onChange} names={variablesOf(flow).map(variable => variable.name)} />}
    </div>
  );
}

/** Emoji and variables by a click, for those who do not know what to type. */
function Inserts({ field, names, onChange }: { readonly field: RefObject<HTMLTextAreaElement | null>; readonly names: readonly string[]; readonly onChange: (text: string) => void }): ReactNode {
  const say = useWords();
  const [open, setOpen] = useState<'emoji' | 'variable' | undefined>();
  const put = (text: string): void => {
    const { selectionStart, selectionEnd } = field.current!;
    insert(field.current!, selectionStart, selectionEnd, text, onChange);
    setOpen(undefined);
  };
  const toggle = (which: 'emoji' | 'variable'): void => setOpen(open === which ? undefined : which);
  return (
    <div className="i-inserts">
      <button type="button" aria-label={say('field.emoji')} title={say('field.emoji')} aria-expanded={open === 'emoji'} onClick={() => toggle('emoji')}>😊</button>
      <button type="button" aria-label={say('field.insert')} title={say('field.insert')} aria-expanded={open === 'variable'} onClick={() => toggle('variable')}><code>{'{{ }}'}</code></button>
      {open === 'emoji' && <div className="i-emojis">{emojis.map(emoji => <button key={emoji} type="button" onClick={() => put(emoji)}>{emoji}</button>)}</div>}
      {open === 'variable' && <div className="i-names">{[...names, 'contact.name', 'business.name'].map(name => <button key={name} type="button" className="d-chip" onClick={() => put(`{{ ${name} }}`)}>{name}</button>)}</div>}
    </div>
  );
}
