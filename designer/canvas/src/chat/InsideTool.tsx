import { useState, type ReactNode } from 'react';
import { useChat, useTold } from './chatDesk.ts';
import { happen, oneLine } from './moves.ts';
import type { Variable } from './server.ts';
import { brief } from './time.ts';

/** What the flow knows, how it came to it, and what it asked outside. */
export function InsideTool(): ReactNode {
  const { say, show } = useChat().options;
  const told = useTold();
  if (told === undefined) return null;
  const calls = told.items.filter(item => item.kind === 'call');
  return (
    <>
      <div className="c-group">
        <h3>{say('inside.variables')}</h3>
        {told.variables.length === 0 && <p>{say('inside.none')}</p>}
        <ul className="c-variables">{told.variables.map(variable => <Held key={variable.name} variable={variable} isAlive={told.status === 'waiting'} />)}</ul>
      </div>
      <div className="c-group">
        <h3>{say('inside.calls')}</h3>
        {calls.length === 0 && <p>{say('inside.calls.none')}</p>}
        <ol className="c-calls">
          {calls.map((call, i) => (
            <li key={i}>
              {call.title && (call.nodeId && show ? <button type="button" className="d-link" onClick={() => show(call.nodeId!)}>{call.title}</button> : <b>{call.title}</b>)}
              <dl><dt>{say('inside.asked')}</dt><dd><code>{call.text}</code></dd><dt>{say('inside.answered')}</dt><dd><code>{call.detail}</code></dd></dl>
            </li>
          ))}
        </ol>
      </div>
    </>
  );
}

function Held({ variable, isAlive }: { readonly variable: Variable; readonly isAlive: boolean }): ReactNode {
  const desk = useChat();
  const { say, culture } = desk.options;
  const [wanted, setWanted] = useState<string | undefined>();
  const change = (): void => {
    void desk.do(happen(`set ${variable.name} = ${oneLine(wanted ?? '')}`));
    setWanted(undefined);
  };
  return (
    <li>
      <p><b>{variable.name}</b> <span className={variable.value === '' ? 'd-muted' : ''}>{variable.value === '' ? say('inside.empty') : variable.value}</span>{isAlive && wanted === undefined && <button type="button" className="d-link" aria-label={`${say('inside.change')} ${variable.name}`} onClick={() => setWanted(variable.value)}>{say('inside.change')}</button>}</p>
      {wanted !== undefined && (
        <form onSubmit={event => { event.preventDefault(); change(); }}>
          <input autoFocus aria-label={say('inside.value', { name: variable.name })} value={wanted} maxLength={1000} onChange={event => setWanted(event.target.value)} />
          <button type="submit" className="d-button is-primary">{say('world.apply')}</button>
          <button type="button" className="d-button" onClick={() => setWanted(undefined)}>{say('cancel')}</button>
        </form>
      )}
      {variable.history.length > 0 && (
        <details>
          <summary>{say('inside.history')}</summary>
          <ol>{variable.history.map((past, i) => <li key={i}><time dateTime={past.at}>{brief(past.at, culture)}</time> <b>{past.value === '' ? say('inside.empty') : past.value}</b> <span>{past.title ?? say('inside.byYou')}</span></li>)}</ol>
        </details>
      )}
    </li>
  );
}
