import { useEffect, useId, useState, type ReactNode } from 'react';
import type { InputType } from '../document/catalog.ts';
import { setInput, setItems } from '../document/edits/setInput.ts';
import { addVariable } from '../document/edits/variables.ts';
import { variablesOf, type Activity } from '../document/flow.ts';
import { listItems, readInput } from '../document/inputs.ts';
import { isList, isObject, type Json } from '../document/json.ts';
import { nameUses } from '../document/names.ts';
import { titleOf } from '../document/search.ts';
import { useDraft, useDraftState } from '../session/context.tsx';
import { problemsOf, type InputProblem } from './checks.ts';
import { textOf, type Editing } from './editors/editing.ts';
import { FlowEditor } from './editors/FlowEditor.tsx';
import { MapEditor } from './editors/MapEditor.tsx';
import { RowsEditor, type RowKind } from './editors/RowsEditor.tsx';
import { BooleanEditor, ChoiceEditor, DurationEditor, JsonEditor, LineEditor, MomentEditor } from './editors/simple.tsx';
import { VariableField } from './editors/VariableField.tsx';
import { WrittenField } from './editors/WrittenField.tsx';
import { carried, given, modeOf, modesOf, type Mode } from './mode.ts';
import { useWords } from './words.ts';

interface InputFieldProps {
  readonly activity: Activity;
  readonly input: InputType;
  /** What the server found about this input. */
  readonly found: readonly string[];
}

/** One input: its name, how it is given, its editor, what it means, what is wrong with it. */
export function InputField({ activity, input, found }: InputFieldProps): ReactNode {
  const say = useWords();
  const id = useId();
  const draft = useDraft();
  const flow = useDraftState(state => state.flow);
  const catalog = useDraftState(state => state.catalog);
  const isReadOnly = useDraftState(state => state.isReadOnly);
  const stands = readInput(activity, input.name);
  // Where nothing is given the document says no mode: it is the one that the person chose last.
  const [chosen, setChosen] = useState(() => modeOf(input, stands));
  const mode = stands === undefined ? chosen : modeOf(input, stands);
  useEffect(() => setChosen(mode), [mode]);
  const problems = problemsOf(flow, catalog, activity, input);
  const texts = [...new Set([...problems.map(problem => say(problem.text, problem.args)), ...found])];
  const write = (to: Mode, value: Json | undefined): void =>
    draft.apply({ key: 'step.input', args: { label: input.label, name: titleOf(activity, catalog) } }, before => setInput(before, catalog, { id: activity.id, name: input.name, value: given(input, to, value), typeName: input.type }), { joins: `${activity.id}.${input.name}` });
  const repair = (problem: InputProblem): void => {
    const wish = problem.repair!;
    if (wish.kind === 'create') draft.apply({ key: 'step.addVariable', args: { name: wish.name } }, before => addVariable(before, { name: wish.name }).flow);
    else write(mode, replaced(stands?.kind ?? '', textOf(stands?.value), wish.name, wish.by));
  };
  const editing: Editing = { id, input, activity, value: stands?.value, isReadOnly, onChange: value => write(mode, value), describedBy: `${id}about`, isInvalid: texts.length > 0 };
  return (
    <div className="i-field" data-input={input.name}>
      <div className="i-label">
        <label id={`${id}label`} htmlFor={id}>{input.label}</label>
        {input.required && <span className="i-required" aria-hidden="true">*</span>}
        <ModeSwitch input={input} mode={mode} isReadOnly={isReadOnly} onSwitch={to => { setChosen(to); write(to, carried(mode, to, stands?.value)); }} />
      </div>
      <Editor mode={mode} editing={editing} labelledBy={`${id}label`} />
      <div id={`${id}about`} className="i-about">
        {input.help && <p className="i-hint">{input.help}</p>}
        {input.example && stands === undefined && <p className="i-hint">{say('field.example', { example: input.example })}</p>}
        {texts.map(text => <p key={text} className="i-problem">{text}</p>)}
      </div>
      {!isReadOnly && problems.filter(problem => problem.repair).map(problem => (
        <button key={problem.repair!.name} type="button" className="i-create" onClick={() => repair(problem)}>{problem.repair!.kind === 'create' ? say('repair.create', { name: problem.repair!.name }) : say('repair.replace', { by: problem.repair!.by })}</button>
      ))}
    </div>
  );
}

/** The code with one name in place of another that it misspells. */
export function replaced(kind: string, code: string, name: string, by: string): string {
  return nameUses(kind, code).filter(use => use.name === name).reverse().reduce((text, use) => text.slice(0, use.at) + by + text.slice(use.at + use.length), code);
}

function ModeSwitch({ input, mode, isReadOnly, onSwitch }: { readonly input: InputType; readonly mode: Mode; readonly isReadOnly: boolean; readonly onSwitch: (mode: Mode) => void }): ReactNode {
  const say = useWords();
  const modes = modesOf(input);
  if (modes.length < 2) return null;
  const isText = input.editor === 'text' || input.editor === 'multiline';
  return (
    <select className="i-mode" value={mode} disabled={isReadOnly} aria-label={say('mode.label', { label: input.label })} onChange={event => onSwitch(event.target.value as Mode)}>
      {modes.map(one => <option key={one} value={one}>{say(one === 'plain' ? (isText ? 'mode.plain' : 'mode.value') : `mode.${one}`)}</option>)}
    </select>
  );
}

function Editor({ mode, editing, labelledBy }: { readonly mode: Mode; readonly editing: Editing; readonly labelledBy: string }): ReactNode {
  const { input, value, isReadOnly, onChange, describedBy, isInvalid } = editing;
  const written = { value: textOf(value), labelledBy, describedBy, isInvalid, isReadOnly, onChange };
  if (mode === 'script') return <WrittenField {...written} kind="script" rows={input.editor === 'code' ? 6 : 1} />;
  if (mode === 'variable') return <PickVariable {...editing} />;
  switch (input.editor) {
    case 'text':
    case 'multiline': return <WrittenField {...written} kind="template" rows={input.editor === 'multiline' ? 3 : 1} />;
    case 'choice': return <ChoiceEditor {...editing} />;
    case 'boolean': return <BooleanEditor {...editing} />;
    case 'duration': return <DurationEditor {...editing} />;
    case 'moment': return <MomentEditor {...editing} />;
    case 'options':
    case 'cases':
    case 'texts': return <Rows {...editing} />;
    case 'map': return <MapEditor {...editing} />;
    case 'flow': return <FlowEditor {...editing} />;
    case 'variable': return <PickVariable {...editing} />;
    case 'list':
    case 'code': return <JsonEditor {...editing} />;
    default: return <LineEditor {...editing} />;
  }
}

/** Rows are written as a whole, so that connections follow what is called otherwise. */
function Rows({ activity, input, isReadOnly }: Editing): ReactNode {
  const say = useWords();
  const draft = useDraft();
  const catalog = useDraftState(state => state.catalog);
  const stands = activity[input.name];
  const items = input.raw && isList(stands) ? stands : listItems(activity, input.name);
  if (items === undefined) return <p className="i-hint">{say('rows.script')}</p>;
  return (
    <RowsEditor kind={input.editor as RowKind} items={items} label={input.label} isReadOnly={isReadOnly}
      onChange={next => draft.apply({ key: 'step.input', args: { label: input.label, name: titleOf(activity, catalog) } }, before => setItems(before, catalog, { id: activity.id, name: input.name, items: next }), { joins: `${activity.id}.${input.name}` })} />
  );
}

/** A variable that is read (its name), or the one that the activity sets (its declaration). */
function PickVariable({ id, input, value, isReadOnly, describedBy, onChange }: Editing): ReactNode {
  const variables = variablesOf(useDraftState(state => state.flow));
  const said = isObject(value) ? textOf(value.name ?? value.id) : textOf(value);
  const name = variables.find(variable => variable.id === said || variable.name === said)?.name ?? said;
  return <VariableField id={id} name={name} isReadOnly={isReadOnly} describedBy={describedBy} typeName="Object" onPick={variable => onChange(variable && { id: variable.id, name: variable.name, typeName: variable.typeName })} key={input.name} />;
}
