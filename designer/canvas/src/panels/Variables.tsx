import { useRef, useState, type ReactNode } from 'react';
import { addVariable, isName } from '../document/edits/variables.ts';
import { variablesOf } from '../document/flow.ts';
import { Icon } from '../icons/Icon.tsx';
import { useDraft, useDraftState } from '../session/context.tsx';
import { useDesk } from '../shell/desk.tsx';
import { VariableRow } from './VariableRow.tsx';

/** The variables of the flow: who uses each, and another name for it everywhere. */
export function Variables(): ReactNode {
  const { t } = useDesk();
  const draft = useDraft();
  const flow = useDraftState(state => state.flow);
  const isReadOnly = useDraftState(state => state.isReadOnly);
  const [wanted, setWanted] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const variables = variablesOf(flow);
  const isTaken = variables.some(variable => variable.name === wanted.trim());
  const add = (): void => {
    if (!isName(wanted.trim()) || isTaken) return;
    draft.apply({ key: 'step.addVariable', args: { name: wanted.trim() } }, before => addVariable(before, { name: wanted.trim() }).flow);
    setWanted('');
    field.current?.focus();
  };
  return (
    <div className="d-variables d-scroll">
      {!isReadOnly && (
        <form className="d-new-variable" onSubmit={event => { event.preventDefault(); add(); }}>
          <input ref={field} value={wanted} aria-label={t('variables.new')} placeholder={t('variables.new')} onChange={event => setWanted(event.target.value)} aria-invalid={wanted !== '' && (!isName(wanted.trim()) || isTaken)} />
          <button type="submit" className="d-button" aria-label={t('variables.add')} disabled={!isName(wanted.trim()) || isTaken}><Icon name="add" /></button>
        </form>
      )}
      {wanted !== '' && !isName(wanted.trim()) && <p className="d-problem" role="alert">{t('variables.badName')}</p>}
      {isTaken && <p className="d-problem" role="alert">{t('variables.taken')}</p>}
      <ul>{variables.map(variable => <VariableRow key={variable.id} variable={variable} />)}</ul>
      {variables.length === 0 && <p className="d-muted d-nothing">{t('variables.none')}</p>}
    </div>
  );
}
