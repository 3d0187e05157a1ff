import { useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { goTo, nameIn } from '../commands/actions.ts';
import { addVariable, isName, removeVariable, renameVariable } from '../document/edits/variables.ts';
import { variablesOf, type Variable } from '../document/flow.ts';
import { usesOf } from '../document/variables.ts';
import { Icon } from '../icons/Icon.tsx';
import { useDraft, useDraftState } from '../session/context.tsx';
import { useDesk } from '../shell/desk.tsx';

/** The variables of the flow: who uses each, and another name for it everywhere. */
export function Variables(): ReactNode {
  const { t } = useDesk();
  const draft = useDraft();
  const flow = useDraftState(state => state.flow);
  const isReadOnly = useDraftState(state => state.isReadOnly);
  const [wanted, setWanted] = useState('');
  const variables = variablesOf(flow);
  const isTaken = variables.some(variable => variable.name === wanted.trim());
  const add = (): void => {
    if (!isName(wanted.trim()) || isTaken) return;
    draft.apply({ key: 'step.addVariable', args: { name: wanted.trim() } }, before => addVariable(before, { name: wanted.trim() }).flow);
    setWanted('');
  };
  return (
    <div className="d-variables d-scroll">
      {!isReadOnly && (
        <form className="d-new-variable" onSubmit={event => { event.preventDefault(); add(); }}>
          <input value={wanted} aria-label={t('variables.new')} placeholder={t('variables.new')} onChange={event => setWanted(event.target.value)} aria-invalid={wanted !== '' && (!isName(wanted.trim()) || isTaken)} />
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

function VariableRow({ variable }: { readonly variable: Variable }): ReactNode {
  const desk = useDesk();
  const { t, draft } = desk;
  const flow = useDraftState(state => state.flow);
  const isReadOnly = useDraftState(state => state.isReadOnly);
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState(variable.name);
  const uses = useMemo(() => usesOf(flow, variable), [flow, variable]);
  const rename = (): void => {
    if (name === variable.name) return;
    draft.apply({ key: 'step.renameVariable', args: { from: variable.name, to: name } }, before => renameVariable(before, variable.id, name.trim()));
    if (variablesOf(draft.state.flow).find(other => other.id === variable.id)?.name !== name.trim()) setName(variable.name);
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') rename();
    else if (event.key === 'Escape') setName(variable.name);
  };
  return (
    <li className="d-variable">
      <div>
        <Icon name="variable" size={16} />
        <input value={name} readOnly={isReadOnly} aria-label={t('variables.rename', { name: variable.name })} onChange={event => setName(event.target.value)} onBlur={rename} onKeyDown={pressed} />
        <button type="button" className="d-uses" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{t(uses.length === 1 ? 'variables.use' : 'variables.uses', { n: uses.length })}</button>
        {!isReadOnly && <button type="button" className="d-icon-button" aria-label={t('variables.remove', { name: variable.name })} title={t('variables.remove', { name: variable.name })} onClick={() => draft.apply({ key: 'step.removeVariable', args: { name: variable.name } }, before => removeVariable(before, variable.id))}><Icon name="trash" size={16} /></button>}
      </div>
      {isOpen && (
        <ul>
          {uses.map(use => <li key={`${use.nodeId}${use.property}`}><button type="button" onClick={() => goTo(desk, use.nodeId)}><span>{nameIn(desk, use.nodeId)}</span><small>{t(use.writes ? 'variables.writes' : 'variables.reads')}</small></button></li>)}
          {uses.length === 0 && <li className="d-muted">{t('variables.unused')}</li>}
        </ul>
      )}
    </li>
  );
}
