import { useEffect, useState, type ReactNode } from 'react';
import { durationInWords } from '../../content/duration.ts';
import { useDesk } from '../../shell/desk.tsx';
import { readSpoken } from '../spokenDuration.ts';
import { useWords } from '../words.ts';
import { textOf, type Editing } from './editing.ts';

/** One line of text; a name in braces makes it a template. */
export const LineEditor = ({ id, value, input, isReadOnly, isInvalid, describedBy, onChange }: Editing): ReactNode => (
  <input id={id} type={input.editor === 'number' ? 'text' : 'text'} inputMode={input.editor === 'number' ? 'decimal' : undefined} value={textOf(value)} readOnly={isReadOnly} aria-describedby={describedBy} aria-invalid={isInvalid || undefined}
    placeholder={textOf(input.default as Editing['value'])} onChange={event => onChange(input.editor === 'number' ? number(event.target.value) : event.target.value)} />
);

const number = (text: string): number | string => (/^-?\d+([.,]\d+)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : text);

/** One of some values. */
export function ChoiceEditor({ id, value, input, isReadOnly, describedBy, onChange }: Editing): ReactNode {
  const chosen = textOf(value) || textOf(input.default as Editing['value']);
  const about = input.choices?.find(choice => choice.value === chosen) as { readonly help?: string } | undefined;
  return (
    <>
      <select id={id} value={chosen} disabled={isReadOnly} aria-describedby={describedBy} onChange={event => onChange(event.target.value === input.default ? undefined : event.target.value)}>
        {(input.choices ?? []).map(choice => <option key={choice.value} value={choice.value}>{choice.label}</option>)}
      </select>
      {about?.help && <p className="i-hint">{about.help}</p>}
    </>
  );
}

export function BooleanEditor({ id, value, input, isReadOnly, describedBy, onChange }: Editing): ReactNode {
  const say = useWords();
  const isOn = value === undefined || value === null ? input.default === true : value === true || value === 'true';
  return <label className="i-check"><input id={id} type="checkbox" checked={isOn} disabled={isReadOnly} aria-describedby={describedBy} onChange={event => onChange(event.target.checked)} /> {say('field.yes')}</label>;
}

/** A duration in human words: what is typed is understood when the field is left. */
export function DurationEditor({ id, value, input, isReadOnly, describedBy, onChange }: Editing): ReactNode {
  const { t } = useDesk();
  const say = useWords();
  const stored = textOf(value);
  const [said, setSaid] = useState(() => (stored === '' ? '' : durationInWords(stored, t)));
  const [isBad, setBad] = useState(false);
  useEffect(() => { setSaid(stored === '' ? '' : durationInWords(stored, t)); setBad(false); }, [stored, t]);
  const keep = (): void => {
    const read = said.trim() === '' ? undefined : readSpoken(said);
    setBad(said.trim() !== '' && read === undefined);
    if (said.trim() === '') onChange(undefined);
    else if (read !== undefined) {
      setSaid(durationInWords(read, t));
      if (read !== stored) onChange(read);
    }
  };
  return (
    <>
      <input id={id} value={said} readOnly={isReadOnly} aria-invalid={isBad || undefined} aria-describedby={describedBy} placeholder={input.default ? durationInWords(String(input.default), t) : say('field.duration.hint')} onChange={event => setSaid(event.target.value)} onBlur={keep} onKeyDown={event => event.key === 'Enter' && keep()} />
      {isBad && <p className="i-problem" role="alert">{say('field.duration.bad')}</p>}
    </>
  );
}

/** A moment, by the browser's own picker. */
export const MomentEditor = ({ id, value, isReadOnly, describedBy, onChange }: Editing): ReactNode => (
  <input id={id} type="datetime-local" value={textOf(value).slice(0, 16)} readOnly={isReadOnly} aria-describedby={describedBy} onChange={event => onChange(event.target.value === '' ? undefined : event.target.value)} />
);

/** JSON for what has no shape of its own; kept when it is JSON. */
export function JsonEditor({ id, value, isReadOnly, describedBy, onChange }: Editing): ReactNode {
  const say = useWords();
  const [text, setText] = useState(textOf(value));
  const [isBad, setBad] = useState(false);
  useEffect(() => setText(textOf(value)), [value]);
  const keep = (): void => {
    try {
      if (text.trim() !== '') JSON.parse(text);
      setBad(false);
      onChange(text.trim() === '' ? undefined : text);
    } catch {
      setBad(true);
    }
  };
  return (
    <>
      <textarea id={id} className="i-code" rows={3} spellCheck={false} value={text} readOnly={isReadOnly} aria-invalid={isBad || undefined} aria-describedby={describedBy} onChange={event => setText(event.target.value)} onBlur={keep} />
      {isBad && <p className="i-problem" role="alert">{say('json.bad')}</p>}
    </>
  );
}
