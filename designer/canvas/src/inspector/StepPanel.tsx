import { useEffect, useId, useState, type CSSProperties, type ReactNode } from 'react';
import type { ActivityType, InputType } from '../document/catalog.ts';
import { renameActivity } from '../document/edits/renameActivity.ts';
import { bindOutput, setProperty } from '../document/edits/setInput.ts';
import { nameOf, variablesOf, type Activity } from '../document/flow.ts';
import { isObject, withProperty } from '../document/json.ts';
import { titleOf } from '../document/search.ts';
import type { Finding } from '../findings/checker.ts';
import { Icon } from '../icons/Icon.tsx';
import { useDraft, useDraftState } from '../session/context.tsx';
import { VariableField } from './editors/VariableField.tsx';
import { InputField } from './InputField.tsx';
import { useWords } from './words.ts';

/** The properties of one step: its name, its inputs, where its results go. All of it is read off the catalog. */
export function StepPanel({ activity, findings }: { readonly activity: Activity; readonly findings: readonly Finding[] }): ReactNode {
  const say = useWords();
  const catalog = useDraftState(state => state.catalog);
  const type = catalog.byType.get(activity.type);
  const mine = findings.filter(finding => finding.nodeId === activity.id);
  const inputs = type?.inputs ?? [];
  const isMain = (input: InputType): boolean => input.required === true || activity[input.name] !== undefined || inputs.length <= 3 || ['condition', 'cases', 'options', 'variable', 'flow', 'code', 'choice'].includes(input.editor) || input.type === 'Object';
  const field = (input: InputType): ReactNode => <InputField key={`${activity.id}${input.name}`} activity={activity} input={input} found={mine.filter(finding => finding.input === input.name).map(finding => finding.text)} />;
  // What stands among the first stays there while one writes: a field that moved would lose the focus at its first letter.
  const [main] = useState(() => new Set(inputs.filter(isMain)));
  const more = inputs.filter(input => !main.has(input));
  return (
    <>
      <Header activity={activity} type={type} />
      {mine.filter(finding => !finding.input || !inputs.some(input => input.name === finding.input)).map(finding => <p key={finding.code + finding.text} className={`i-problem is-${finding.severity}`}>{finding.text}</p>)}
      {type === undefined && <p className="i-hint">{say('inspector.unknown', { type: activity.type })}</p>}
      {inputs.filter(input => main.has(input)).map(field)}
      {more.length > 0 && <details className="i-more"><summary>{say('inspector.optional')}</summary>{more.map(field)}</details>}
      {type !== undefined && type.outputs.length > 0 && <Outputs activity={activity} type={type} />}
      <Failure activity={activity} />
      <p className="i-id">{say('inspector.id', { id: activity.id })}</p>
    </>
  );
}

function Header({ activity, type }: { readonly activity: Activity; readonly type: ActivityType | undefined }): ReactNode {
  const say = useWords();
  const id = useId();
  const draft = useDraft();
  const catalog = useDraftState(state => state.catalog);
  const isReadOnly = useDraftState(state => state.isReadOnly);
  const given = nameOf(activity) ?? '';
  const [name, setName] = useState(given);
  useEffect(() => setName(given), [given]);
  const keep = (): void => { if (name !== given) draft.apply({ key: 'step.rename', args: { name } }, flow => renameActivity(flow, activity.id, name)); };
  const color = catalog.byCategory.get(type?.category ?? '')?.color;
  return (
    <header className="i-head" style={{ '--category': color } as CSSProperties}>
      <span className="d-tile"><Icon name={type?.icon ?? 'extension'} /></span>
      <div>
        <label className="d-visually-hidden" htmlFor={id}>{say('inspector.name')}</label>
        <input id={id} className="i-title" value={name} placeholder={titleOf(activity, catalog)} readOnly={isReadOnly} onChange={event => setName(event.target.value)} onBlur={keep} onKeyDown={event => event.key === 'Enter' && keep()} />
        <p className="i-hint">{type?.label}{type?.description ? ` · ${type.description}` : ''}</p>
      </div>
    </header>
  );
}

function Outputs({ activity, type }: { readonly activity: Activity; readonly type: ActivityType }): ReactNode {
  const say = useWords();
  const draft = useDraft();
  const flow = useDraftState(state => state.flow);
  const catalog = useDraftState(state => state.catalog);
  const isReadOnly = useDraftState(state => state.isReadOnly);
  return (
    <section className="i-outputs">
      <h3>{say('inspector.outputs')}</h3>
      {type.outputs.map(output => {
        const bound = activity[output.name[0]!.toLowerCase() + output.name.slice(1)];
        const variableId = isObject(bound) && isObject(bound.memoryReference) ? String(bound.memoryReference.id ?? '') : '';
        const name = variablesOf(flow).find(variable => variable.id === variableId)?.name ?? variableId;
        const id = `${activity.id}-out-${output.name}`;
        return (
          <div key={output.name} className="i-output">
            <label htmlFor={id}>{output.label}</label>
            <VariableField id={id} name={name} isReadOnly={isReadOnly} typeName={output.type} placeholder={say('inspector.output.none')}
              onPick={variable => draft.apply({ key: 'step.input', args: { label: output.label, name: titleOf(activity, catalog) } }, before => bindOutput(before, { id: activity.id, output: output.name, typeName: output.type, variable: variable?.id }), { joins: `variable:${id}` })} />
          </div>
        );
      })}
    </section>
  );
}

function Failure({ activity }: { readonly activity: Activity }): ReactNode {
  const say = useWords();
  const draft = useDraft();
  const catalog = useDraftState(state => state.catalog);
  const isReadOnly = useDraftState(state => state.isReadOnly);
  const own = isObject(activity.customProperties) ? activity.customProperties : {};
  const follow = (isOn: boolean): void => {
    const next = withProperty(own, 'onFailure', isOn ? 'failed' : undefined);
    draft.apply({ key: 'step.input', args: { label: say('inspector.failure'), name: titleOf(activity, catalog) } }, flow => setProperty(flow, activity.id, 'customProperties', Object.keys(next).length === 0 ? undefined : next));
  };
  return <label className="i-check is-small"><input type="checkbox" checked={own.onFailure === 'failed'} disabled={isReadOnly} onChange={event => follow(event.target.checked)} /> {say('inspector.failure')}</label>;
}
