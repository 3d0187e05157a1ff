import { useEffect, useId, useState, type ReactNode } from 'react';
import { addVariable, isName } from '../../document/edits/variables.ts';
import { variablesOf, type Variable } from '../../document/flow.ts';
import { useDraft, useDraftState } from '../../session/context.tsx';
import { useWords } from '../words.ts';

interface VariableFieldProps {
  readonly id: string;
  /** The name that stands there now. */
  readonly name: string;
  readonly label?: string;
  readonly placeholder?: string;
  readonly describedBy?: string | undefined;
  readonly isReadOnly: boolean;
  readonly typeName: string;
  readonly onPick: (variable: Variable | undefined) => void;
}

/** A variable by its name. A name that there is not yet makes a new variable when the field is left. */
export function VariableField({ id, name, label, placeholder, describedBy, isReadOnly, typeName, onPick }: VariableFieldProps): ReactNode {
  const say = useWords();
  const list = useId();
  const draft = useDraft();
  const variables = variablesOf(useDraftState(state => state.flow));
  const [text, setText] = useState(name);
  useEffect(() => setText(name), [name]);
  const wanted = text.trim();
  const isBad = wanted !== '' && !isName(wanted);
  const isNew = wanted !== '' && !isBad && !variables.some(variable => variable.name === wanted);
  const keep = (): void => {
    if (wanted === name || isBad) return;
    if (wanted === '') return onPick(undefined);
    if (isNew) draft.apply({ key: 'step.addVariable', args: { name: wanted } }, flow => addVariable(flow, { name: wanted, typeName }).flow, { joins: `variable:${id}` });
    onPick(variablesOf(draft.state.flow).find(variable => variable.name === wanted));
  };
  // A name that is one is taken at once: nothing moves below when the field is left.
  const write = (next: string): void => {
    setText(next);
    const known = variables.find(variable => variable.name === next.trim());
    if (known !== undefined && known.name !== name) onPick(known);
  };
  return (
    <>
      <input id={id} list={list} value={text} readOnly={isReadOnly} aria-label={label} aria-describedby={describedBy} aria-invalid={isBad || undefined} placeholder={placeholder ?? say('variable.placeholder')} autoComplete="off"
        onChange={event => write(event.target.value)} onBlur={keep} onKeyDown={event => event.key === 'Enter' && keep()} />
      <datalist id={list}>{variables.map(variable => <option key={variable.id} value={variable.name} />)}</datalist>
      {isBad && <p className="i-problem" role="alert">{say('variable.bad')}</p>}
      {isNew && wanted !== name && <button type="button" className="i-create" onPointerDown={event => event.preventDefault()} onClick={keep}>{say('variable.create', { name: wanted })}</button>}
    </>
  );
}
