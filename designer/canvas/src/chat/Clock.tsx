import { useState, type ReactNode } from 'react';
import { Icon } from '../icons/Icon.tsx';
import { useChat, useTold } from './chatDesk.ts';
import { happen, moment } from './moves.ts';
import type { ToldChat } from './server.ts';
import { brief, span } from './time.ts';

const skips = [['+10min', 'clock.minutes'], ['+1h', 'clock.hour'], ['+1d', 'clock.day']] as const;

const rest = (told: ToldChat): number | undefined => (told.windowUntil ? new Date(told.windowUntil).getTime() - new Date(told.now).getTime() : undefined);

/** The chat's own time, what is left of the 24 hours, and the usual leaps. */
export function ClockBar(): ReactNode {
  const desk = useChat();
  const { say, culture } = desk.options;
  const told = useTold();
  if (told === undefined) return null;
  const left = rest(told);
  return (
    <aside className="c-clock" aria-label={say('clock.title')}>
      <p><time dateTime={told.now}><Icon name="schedule" size={16} />{brief(told.now, culture)}</time>{left !== undefined && <small className={left <= 0 ? 'is-closed' : ''}>{left > 0 ? say('window.short', { span: span(left) }) : say('window.closed.short')}</small>}</p>
      <div role="group" aria-label={say('clock.title')}>
        {skips.map(([move, key]) => <button key={move} type="button" className="d-button" onClick={() => void desk.do(happen(move))}>{say(key)}</button>)}
        <button type="button" className="d-icon-button" aria-label={say('clock.more')} title={say('clock.more')} onClick={() => desk.store.set({ tool: 'clock' })}><Icon name="timer" /></button>
      </div>
    </aside>
  );
}

/** All of the clock: what the flow waits for, when the business opens, any moment to come. */
export function ClockTool(): ReactNode {
  const desk = useChat();
  const { say, culture } = desk.options;
  const told = useTold();
  const [at, setAt] = useState('');
  if (told === undefined) return null;
  const now = moment(new Date(told.now));
  const wanted = (at || now.replace(' ', 'T')).replace('T', ' ');
  const left = rest(told);
  const go = (until: string): void => void desk.do(happen(moment(ceiled(until))));
  return (
    <>
      <p className="c-now">{brief(told.now, culture)}</p>
      <div className="c-group"><p>{told.due ? say('clock.due', { at: brief(told.due, culture) }) : say('clock.due.none')}</p>{told.due && <button type="button" className="d-button" onClick={() => go(told.due!)}>{say('clock.due.go')}</button>}</div>
      <div className="c-group">
        <h3>{say('clock.opens')}</h3>
        <p>{told.opens ? say('clock.opens.at', { at: brief(told.opens, culture) }) : say('clock.opens.none')}</p>
        {told.opens && <button type="button" className="d-button" onClick={() => go(told.opens!)}>{say('clock.due.go')}</button>}
      </div>
      <form className="c-group" onSubmit={event => {
        event.preventDefault();
        void desk.do(happen(wanted));
      }}>
        <label>{say('clock.at')}<input type="datetime-local" value={at || now.replace(' ', 'T')} min={now.replace(' ', 'T')} onChange={event => setAt(event.target.value)} /></label>
        {wanted < now && <p className="i-problem">{say('clock.past')}</p>}
        <button type="submit" className="d-button" disabled={wanted <= now}>{say('clock.go')}</button>
      </form>
      <div className="c-group"><h3>{say('window')}</h3><p>{left === undefined ? say('window.none') : left > 0 ? say('window.rest', { span: span(left) }) : say('window.closed')}</p></div>
    </>
  );
}

/** The end of a moment's minute: a timer of that minute has fired then. */
const ceiled = (at: string): Date => new Date(Math.ceil(new Date(at).getTime() / 60_000) * 60_000);
