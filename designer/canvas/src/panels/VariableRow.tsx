import { useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { goTo, nameIn } from '../commands/actions.ts';
import { removeVariable, renameVariable } from '../document/edits/variables.ts';
import { variablesOf, type Variable } from '../document/flow.ts';
import { usesOf } from '../document/variables.ts';
import { Icon } from '../icons/Icon.tsx';
import { useDraftState } from '../session/context.tsx';
import { useDesk } from '../shell/desk.tsx';
import { typeLabel, VariableStart } from './VariableStart.tsx';

/** A variable: its name, and, opened, its type, with what it begins, and who uses it. */
export function VariableRow({ variable }: { readonly variable: Variable }): ReactNode {
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
        <button type="button" className="d-uses" aria-expanded={isOpen} title={t('variables.more', { name: variable.name })} onClick={() => setOpen(!isOpen)}><span className="d-visually-hidden">{t('variables.more', { name: variable.name })}: </span>{typeLabel(variable.typeName, t)} · {t(uses.length === 1 ? 'variables.use' : 'variables.uses', { n: uses.length })}</button>
        {!isReadOnly && <button type="button" className="d-icon-button" aria-label={t('variables.remove', { name: variable.name })} title={t('variables.remove', { name: variable.name })} onClick={() => draft.apply({ key: 'step.removeVariable', args: { name: variable.name } }, before => removeVariable(before, variable.id))}><Icon name="trash" size={16} /></button>}
      </div>
      {isOpen && <VariableStart variable={variable} />}
      {isOpen && (
        <ul>
          {uses.map(use => <li key={`${use.nodeId}${use.property}`}><button type="button" onClick={() => goTo(desk, use.nodeId)}><span>{nameIn(desk, use.nodeId)}</span><small>{t(use.writes ? 'variables.writes' : 'variables.reads')}</small></button></li>)}
          {uses.length === 0 && <li className="d-muted">{t('variables.unused')}</li>}
        </ul>
      )}
    </li>
  );
}
