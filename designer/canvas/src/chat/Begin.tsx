import { useState, type ReactNode } from 'react';
import { useChat } from './chatDesk.ts';
import { stepsOf } from './flowFacts.ts';
import { happen } from './moves.ts';
import type { RealConversation } from './server.ts';
import { brief } from './time.ts';

/** Where the chat begins: at the beginning, at a step, or where a real conversation stands. */
export function Begin(): ReactNode {
  const desk = useChat();
  const { say } = desk.options;
  const steps = stepsOf(desk);
  const [step, setStep] = useState('');
  const wanted = step || steps[0]?.id || '';
  return (
    <>
      <div className="c-group"><h3>{say('begin.title')}</h3><button type="button" className="d-button" onClick={() => void desk.begin()}>{say('begin.start')}</button></div>
      <form className="c-group" onSubmit={event => { event.preventDefault(); if (wanted !== '') void desk.begin([happen(`trigger ${wanted}`)]); }}>
        <label>{say('begin.step')}<select value={wanted} onChange={event => setStep(event.target.value)}>{steps.map(one => <option key={one.id} value={one.id}>{one.title}</option>)}</select></label>
        <button type="submit" className="d-button" disabled={wanted === ''}>{say('begin.step.go')}</button>
      </form>
      <Real />
    </>
  );
}

function Real(): ReactNode {
  const desk = useChat();
  const { say, culture, server } = desk.options;
  const [found, setFound] = useState<readonly RealConversation[] | undefined>();
  const [hasFailed, setFailed] = useState(false);
  const inside = server.inside!;
  const load = (): void => void inside.conversations().then(setFound, () => setFailed(true));
  const live = (one: RealConversation): void => void inside.movesOf(one.instanceId).then(moves => desk.begin([], moves), () => setFailed(true));
  return (
    <div className="c-group">
      <h3>{say('begin.real')}</h3>
      <p className="i-hint">{say('begin.real.hint')}</p>
      {hasFailed && <p className="i-problem" role="alert">{say('failed')}</p>}
      {found === undefined ? <button type="button" className="d-button" onClick={load}>{say('begin.real.load')}</button>
        : found.length === 0 ? <p>{say('begin.real.none')}</p>
        : <ul className="c-real">{found.map(one => <li key={one.instanceId}><button type="button" onClick={() => live(one)}><b>{one.name}</b><span>{brief(one.at, culture)}</span></button></li>)}</ul>}
    </div>
  );
}
