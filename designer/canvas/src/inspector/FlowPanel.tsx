import { useId, type ReactNode } from 'react';
import { setFlow } from '../document/edits/setFlow.ts';
import { getIn, type Json } from '../document/json.ts';
import { useDraft, useDraftState } from '../session/context.tsx';
import { useDesk } from '../shell/desk.tsx';
import { ActivationFields } from './ActivationFields.tsx';
import { useWords, type WordKey } from './words.ts';

const joining = ['customProperties', 'porfin', 'joiningTime'];
const seconds = [2, 3, 5, 10, 20, 30];
const zero = '00:00:00';

/** What belongs to the flow as a whole: its name, what it is for, how long fragments are gathered. */
export function FlowPanel(): ReactNode {
  const say = useWords();
  const id = useId();
  const draft = useDraft();
  const { session } = useDesk();
  const flow = useDraftState(state => state.flow);
  const isReadOnly = useDraftState(state => state.isReadOnly);
  const set = (label: WordKey, path: readonly string[], value: Json | undefined): void =>
    draft.apply({ key: 'step.input', args: { label: say(label), name: say('flow.label') } }, before => setFlow(before, path, value), { joins: `flow.${path.join('.')}` });
  const time = String(getIn(flow, joining) ?? zero);
  const known = [zero, ...seconds.map(written)];
  return (
    <>
      <h2 className="i-flow-title">{say('flow.label')}</h2>
      <div className="i-field">
        <label htmlFor={`${id}name`}>{say('flow.name')}</label>
        <input id={`${id}name`} value={String(flow.name ?? '')} maxLength={120} readOnly={isReadOnly} onChange={event => set('flow.name', ['name'], event.target.value)} />
      </div>
      <div className="i-field">
        <label htmlFor={`${id}about`}>{say('flow.description')}</label>
        <textarea id={`${id}about`} rows={3} value={String(flow.description ?? '')} readOnly={isReadOnly} onChange={event => set('flow.description', ['description'], event.target.value)} />
      </div>
      <div className="i-field">
        <label htmlFor={`${id}join`}>{say('flow.joining')}</label>
        <select id={`${id}join`} value={time} disabled={isReadOnly} aria-describedby={`${id}join-help`} onChange={event => set('flow.joining', joining, event.target.value === zero ? undefined : event.target.value)}>
          {!known.includes(time) && <option value={time}>{time}</option>}
          <option value={zero}>{say('flow.joining.none')}</option>
          {seconds.map(n => <option key={n} value={written(n)}>{say('flow.joining.seconds', { n })}</option>)}
        </select>
        <p id={`${id}join-help`} className="i-hint">{say('flow.joining.help')}</p>
      </div>
      <ActivationFields set={set} />
      <p className="i-hint">{say('set.switch')} <a href={`/fluxos/${session.options.flowId}`}>{say('set.switch.open')}</a></p>
    </>
  );
}

const written = (n: number): string => `00:00:${String(n).padStart(2, '0')}`;
