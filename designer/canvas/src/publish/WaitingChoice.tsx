import { useId, type ReactNode } from 'react';
import { titleOf } from '../document/search.ts';
import { useWords, type Say } from '../inspector/words.ts';
import { useDraftState } from '../session/context.tsx';
import { countStuck, type StuckStep, type Waiting, type WaitingWish } from './waiting.ts';

/** What becomes of the conversations that wait: taken along or not, and the way out for those whose step is gone. */
export function WaitingChoice({ waiting, wish, onWish }: { readonly waiting: Waiting; readonly wish: WaitingWish; readonly onWish: (wish: WaitingWish) => void }): ReactNode {
  const say = useWords();
  const id = useId();
  if (waiting.total === 0) return null;
  const free = waiting.total - countStuck(waiting);
  return (
    <section className="i-waiting" aria-labelledby={`${id}title`}>
      <h3 id={`${id}title`}>{say('waiting.title')}</h3>
      {waiting.stuck.length > 0 && <Stuck waiting={waiting} wish={wish} onWish={onWish} />}
      {free > 0 && (
        <label className="i-choice">
          <input type="checkbox" checked={wish.move} onChange={event => onWish({ ...wish, move: event.target.checked })} />
          <span>{say(waiting.stuck.length > 0 ? 'waiting.take.rest' : 'waiting.take', { n: free })}<small>{say('waiting.take.help')}</small></span>
        </label>
      )}
    </section>
  );
}

function Stuck({ waiting, wish, onWish }: { readonly waiting: Waiting; readonly wish: WaitingWish; readonly onWish: (wish: WaitingWish) => void }): ReactNode {
  const say = useWords();
  const id = useId();
  const choice = (stuck: WaitingWish['stuck'], help: string): ReactNode => (
    <label className="i-choice">
      <input type="radio" name={`${id}stuck`} checked={wish.stuck === stuck} onChange={() => onWish({ ...wish, stuck })} />
      <span>{say(`waiting.${stuck}`)}{help && <small>{help}</small>}</span>
    </label>
  );
  return (
    <>
      <div className="i-stuck" role="alert">
        <b>{told(waiting, say)}</b>
        <ul>{waiting.stuck.map(step => <li key={step.nodeId}>{step.title ?? step.nodeId}<span>{step.count}</span></li>)}</ul>
      </div>
      <fieldset>
        <legend>{say(countStuck(waiting) === 1 ? 'waiting.what.one' : 'waiting.what')}</legend>
        {choice('stay', say('waiting.stay.help'))}
        {choice('goTo', '')}
        {wish.stuck === 'goTo' && <StepField value={wish.step} onStep={step => onWish({ ...wish, step })} />}
        {choice('end', '')}
        {wish.stuck === 'end' && (
          <div className="i-under">
            <label htmlFor={`${id}bye`}>{say('waiting.farewell')}</label>
            <textarea id={`${id}bye`} rows={3} maxLength={1000} value={wish.farewell ?? ''} aria-describedby={`${id}bye-help`} onChange={event => onWish({ ...wish, farewell: event.target.value })} />
            <p id={`${id}bye-help`} className="i-hint">{say('waiting.farewell.help')}</p>
          </div>
        )}
      </fieldset>
    </>
  );
}

/** Only steps of the flow itself: into a loop or a group of steps nobody can be sent from outside. */
function StepField({ value, onStep }: { readonly value: string | undefined; readonly onStep: (step: string) => void }): ReactNode {
  const say = useWords();
  const id = useId();
  const flow = useDraftState(state => state.flow);
  const catalog = useDraftState(state => state.catalog);
  const steps = Array.isArray(flow.root.activities) ? (flow.root.activities as unknown as readonly typeof flow.root[]) : [];
  return (
    <div className="i-under">
      <label htmlFor={id}>{say('waiting.goTo.step')}</label>
      <select id={id} value={value ?? ''} aria-describedby={`${id}help`} required onChange={event => onStep(event.target.value)}>
        <option value="" disabled>{say('field.choose')}</option>
        {steps.map(step => <option key={step.id} value={step.id}>{titleOf(step, catalog)}</option>)}
      </select>
      <p id={`${id}help`} className="i-hint">{say('waiting.goTo.help')}</p>
    </div>
  );
}

function told(waiting: Waiting, say: Say): string {
  const gone = countStuck(waiting, true);
  const changed = countStuck(waiting, false);
  const places = waiting.stuck.filter((step: StuckStep) => step.isGone).length;
  return [
    gone === 0 ? '' : say(gone === 1 ? 'waiting.stuck.one' : places === 1 ? 'waiting.stuck.many' : 'waiting.stuck.steps', { n: gone }),
    changed === 0 ? '' : say(changed === 1 ? 'waiting.changed.one' : 'waiting.changed.many', { n: changed }),
  ].filter(Boolean).join('. ');
}
