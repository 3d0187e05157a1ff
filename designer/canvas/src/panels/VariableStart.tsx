import { useId, type ReactNode } from 'react';
import { changeVariable } from '../document/edits/variables.ts';
import type { Variable } from '../document/flow.ts';
import type { Json } from '../document/json.ts';
import { useDraft, useDraftState } from '../session/context.tsx';
import { useDesk } from '../shell/desk.tsx';
import type { TextKey, Translate } from '../texts/texts.ts';

const types: Readonly<Record<string, { readonly label: TextKey; readonly first: string }>> = {
  String: { label: 'variables.type.String', first: '' },
  Double: { label: 'variables.type.Double', first: '0' },
  Boolean: { label: 'variables.type.Boolean', first: 'false' },
  Object: { label: 'variables.type.Object', first: '[]' },
};

/** What people call a type; one that we have no word for is called as it is. */
export const typeLabel = (type: string, t: Translate): string => (types[type] ? t(types[type].label) : type);

const inText = (value: Json | undefined): string => (typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value));

/** What a variable holds, and with what it begins. */
export function VariableStart({ variable }: { readonly variable: Variable }): ReactNode {
  const { t } = useDesk();
  const id = useId();
  const draft = useDraft();
  const isReadOnly = useDraftState(state => state.isReadOnly);
  const { typeName, value } = variable;
  const isGiven = value !== undefined && value !== null;
  const change = (to: Parameters<typeof changeVariable>[2]): void => draft.apply({ key: 'step.changeVariable', args: { name: variable.name } }, flow => changeVariable(flow, variable.id, to), { joins: `variable ${variable.id} ${Object.keys(to).join()}` });
  return (
    <div className="d-variable-start">
      <label htmlFor={`${id}type`}>{t('variables.type')}</label>
      <select id={`${id}type`} value={typeName} disabled={isReadOnly} onChange={event => change({ typeName: event.target.value, ...(isGiven ? { value: types[event.target.value]?.first } : {}) })}>
        {!types[typeName] && <option value={typeName}>{typeName}</option>}
        {Object.entries(types).map(([type, { label }]) => <option key={type} value={type}>{t(label)}</option>)}
      </select>
      <label className="d-variable-given"><input type="checkbox" checked={isGiven} disabled={isReadOnly} onChange={event => change({ value: event.target.checked ? (types[typeName]?.first ?? '') : undefined })} /> {t('variables.begins')}</label>
      {isGiven && <StartField label={t('variables.value')} typeName={typeName} value={inText(value)} isReadOnly={isReadOnly} onChange={next => change({ value: next })} />}
    </div>
  );
}

interface StartFieldProps {
  readonly label: string;
  readonly typeName: string;
  readonly value: string;
  readonly isReadOnly: boolean;
  readonly onChange: (value: string) => void;
}

function StartField({ label, typeName, value, isReadOnly, onChange }: StartFieldProps): ReactNode {
  const { t } = useDesk();
  const id = useId();
  if (typeName === 'Boolean') {
    return (
      <select aria-label={label} value={value.toLowerCase()} disabled={isReadOnly} onChange={event => onChange(event.target.value)}>
        <option value="true">{t('variables.true')}</option>
        <option value="false">{t('variables.false')}</option>
      </select>
    );
  }
  const isBad = !isRight(typeName, value);
  const about = { 'aria-label': label, 'aria-invalid': isBad || undefined, 'aria-describedby': isBad ? id : undefined, readOnly: isReadOnly, value };
  return (
    <>
      {typeName === 'Object' ? <textarea {...about} rows={4} spellCheck={false} onChange={event => onChange(event.target.value)} /> : <input {...about} onChange={event => onChange(event.target.value)} />}
      {isBad && <p id={id} className="d-problem" role="alert">{t(typeName === 'Object' ? 'variables.badData' : 'variables.badNumber')}</p>}
    </>
  );
}

/** Whether a text is a value of a type, as far as that can be seen here. */
function isRight(typeName: string, text: string): boolean {
  if (typeName === 'Double') return text.trim() !== '' && !Number.isNaN(Number(text));
  if (typeName !== 'Object') return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
