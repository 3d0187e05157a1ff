import { useEffect, useId, useState, type ReactNode } from 'react';
import { getIn, isList, isObject, textOf, type Json } from '../document/json.ts';
import { useDraftState } from '../session/context.tsx';
import { useWords, type WordKey } from './words.ts';

const own = ['customProperties', 'porfin'] as const;
const activation = [...own, 'activation'] as const;
const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const silences = ['00:30:00', '01:00:00', '', '04:00:00', '08:00:00', '1.00:00:00', '3.00:00:00'];
const hour = /^([01]?\d|2[0-4]):[0-5]\d\s*-\s*([01]?\d|2[0-4]):[0-5]\d$/;

type Set = (label: WordKey, path: readonly string[], value: Json | undefined) => void;

/** When the flow answers: whom, at which hours, and how long it is silent when a person has taken over. */
export function ActivationFields({ set }: { readonly set: Set }): ReactNode {
  const say = useWords();
  const id = useId();
  const flow = useDraftState(state => state.flow);
  const isReadOnly = useDraftState(state => state.isReadOnly);
  const begins = textOf(getIn(flow, [...activation, 'begins'])) ?? 'always';
  const silence = textOf(getIn(flow, [...own, 'silentAfterPerson'])) ?? '';
  const language = textOf(getIn(flow, [...own, 'language'])) ?? 'pt-BR';
  return (
    <>
      <section className="i-outputs">
        <h3>{say('set.when')}</h3>
        <div className="i-field">
          <label htmlFor={`${id}begins`}>{say('set.begins')}</label>
          <select id={`${id}begins`} value={begins} disabled={isReadOnly} aria-describedby={`${id}begins-help`} onChange={event => set('set.begins', [...activation, 'begins'], event.target.value === 'always' ? undefined : event.target.value)}>
            {(['always', 'firstContact', 'keywords'] as const).map(key => <option key={key} value={key}>{say(`set.begins.${key}`)}</option>)}
          </select>
          <p id={`${id}begins-help`} className="i-hint">{say(`set.begins.${begins === 'firstContact' || begins === 'keywords' ? begins : 'always'}.help`)}</p>
        </div>
        {begins === 'keywords' && <Keywords set={set} />}
        <Hours set={set} />
      </section>
      <div className="i-field">
        <label htmlFor={`${id}person`}>{say('set.person')}</label>
        <select id={`${id}person`} value={silence} disabled={isReadOnly} aria-describedby={`${id}person-help`} onChange={event => set('set.person', [...own, 'silentAfterPerson'], event.target.value === '' ? undefined : event.target.value)}>
          {!silences.includes(silence) && <option value={silence}>{silence}</option>}
          <option value="00:30:00">{say('set.person.minutes', { n: 30 })}</option>
          <option value="01:00:00">{say('set.person.hour')}</option>
          <option value="">{say('set.person.default')}</option>
          <option value="04:00:00">{say('set.person.hours', { n: 4 })}</option>
          <option value="08:00:00">{say('set.person.hours', { n: 8 })}</option>
          <option value="1.00:00:00">{say('set.person.hours', { n: 24 })}</option>
          <option value="3.00:00:00">{say('set.person.days', { n: 3 })}</option>
        </select>
        <p id={`${id}person-help`} className="i-hint">{say('set.person.help')}</p>
      </div>
      <div className="i-field">
        <label htmlFor={`${id}language`}>{say('set.language')}</label>
        <select id={`${id}language`} value={language} disabled={isReadOnly} onChange={event => set('set.language', [...own, 'language'], event.target.value === 'pt-BR' ? undefined : event.target.value)}>
          {(['pt-BR', 'en', 'es'] as const).map(key => <option key={key} value={key}>{say(`set.language.${key}`)}</option>)}
        </select>
      </div>
    </>
  );
}

/** The words are kept when the field is left: until then a comma may be the beginning of the next. */
function Keywords({ set }: { readonly set: Set }): ReactNode {
  const say = useWords();
  const id = useId();
  const isReadOnly = useDraftState(state => state.isReadOnly);
  const kept = useDraftState(state => wordsOf(getIn(state.flow, [...activation, 'keywords'])));
  const [written, setWritten] = useState(kept);
  useEffect(() => setWritten(kept), [kept]);
  const keep = (): void => {
    const words = written.split(',').map(word => word.trim()).filter(Boolean);
    if (words.join(', ') !== kept) set('set.keywords', [...activation, 'keywords'], words.length === 0 ? undefined : words);
  };
  return (
    <div className="i-field">
      <label htmlFor={id}>{say('set.keywords')}</label>
      <input id={id} value={written} readOnly={isReadOnly} aria-invalid={kept === '' || undefined} aria-describedby={`${id}help`} onChange={event => setWritten(event.target.value)} onBlur={keep} onKeyDown={event => event.key === 'Enter' && keep()} />
      <p id={`${id}help`} className={kept === '' ? 'i-problem' : 'i-hint'}>{say(kept === '' ? 'set.keywords.missing' : 'set.keywords.help')}</p>
    </div>
  );
}

const wordsOf = (json: Json | undefined): string => (isList(json) ? json.filter(word => typeof word === 'string').join(', ') : '');

function Hours({ set }: { readonly set: Set }): ReactNode {
  const say = useWords();
  const id = useId();
  const isReadOnly = useDraftState(state => state.isReadOnly);
  const given = useDraftState(state => getIn(state.flow, [...activation, 'hours']));
  const closed = useDraftState(state => textOf(getIn(state.flow, [...activation, 'closedText'])));
  const hours = isObject(given) ? given : undefined;
  const put = (next: Record<string, Json>): void => set('set.hours', [...activation, 'hours'], next);
  const toggle = (isOn: boolean): void => {
    set('set.hours', [...activation, 'hours'], isOn ? Object.fromEntries(days.slice(0, 5).map(day => [day, '08:00-18:00'])) : undefined);
    if (isOn && closed === undefined) set('set.closed', [...activation, 'closedText'], say('set.closed.text'));
  };
  const filled = days.filter(day => (textOf(hours?.[day]) ?? '').trim() !== '');
  return (
    <div className="i-field">
      <label className="i-check"><input type="checkbox" checked={hours !== undefined} disabled={isReadOnly} aria-describedby={`${id}help`} onChange={event => toggle(event.target.checked)} /> {say('set.hours')}</label>
      <p id={`${id}help`} className="i-hint">{say('set.hours.help')}</p>
      {hours && (
        <>
          <ul className="i-days">{days.map(day => <Day key={day} label={say(`set.day.${day}`)} value={textOf(hours[day]) ?? ''} onKeep={value => put(withDay(hours as Record<string, Json>, day, value))} />)}</ul>
          {filled.length === 0 && <p className="i-problem">{say('set.hours.empty')}</p>}
          <button type="button" className="d-button" disabled={isReadOnly || !textOf(hours.monday)} onClick={() => put({ ...(hours as Record<string, Json>), ...Object.fromEntries(days.slice(0, 5).map(day => [day, textOf(hours.monday)!])) })}>{say('set.hours.copy')}</button>
          <label htmlFor={`${id}closed`}>{say('set.closed')}</label>
          <textarea id={`${id}closed`} rows={3} maxLength={1000} value={closed ?? ''} readOnly={isReadOnly} aria-describedby={`${id}closed-help`} onChange={event => set('set.closed', [...activation, 'closedText'], event.target.value === '' ? undefined : event.target.value)} />
          <p id={`${id}closed-help`} className="i-hint">{say('set.closed.help')}</p>
        </>
      )}
    </div>
  );
}

function withDay(hours: Record<string, Json>, day: string, value: string): Record<string, Json> {
  const { [day]: _, ...rest } = hours;
  return value === '' ? rest : { ...rest, [day]: value };
}

function Day({ label, value, onKeep }: { readonly label: string; readonly value: string; readonly onKeep: (value: string) => void }): ReactNode {
  const say = useWords();
  const id = useId();
  const isReadOnly = useDraftState(state => state.isReadOnly);
  const [written, setWritten] = useState(value);
  useEffect(() => setWritten(value), [value]);
  const isBad = written.split(',').some(span => span.trim() !== '' && !hour.test(span.trim()));
  return (
    <li>
      <label htmlFor={id}>{label}</label>
      <input id={id} value={written} placeholder={say('set.hours.none')} readOnly={isReadOnly} aria-invalid={isBad || undefined} aria-describedby={isBad ? `${id}bad` : undefined} onChange={event => setWritten(event.target.value)} onBlur={() => written.trim() !== value && !isBad && onKeep(written.trim())} />
      {isBad && <p id={`${id}bad`} className="i-problem" role="alert">{say('set.hours.bad')}</p>}
    </li>
  );
}
