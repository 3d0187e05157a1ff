import type { ReactNode } from 'react';
import type { Content } from '../content/content.ts';
import { setInput } from '../document/edits/setInput.ts';
import type { Activity } from '../document/flow.ts';
import { inputText, readInput } from '../document/inputs.ts';
import { useDraft } from '../session/context.tsx';
import { useDesk } from '../shell/desk.tsx';
import { InPlaceField, useEditing } from './InPlaceField.tsx';
import { Text } from './Text.tsx';

/** What a step says or decides, and the rest of what it was given. */
export function StepBody({ id, content, activity }: { readonly id: string; readonly content: Content; readonly activity: Activity }): ReactNode {
  const { t, ui } = useDesk();
  const draft = useDraft();
  const isEditing = useEditing(id, 'text');
  const { main, facts } = content;
  const keep = (text: string): void => draft.apply({ key: 'step.input', args: { label: main!.input.label, name: content.title } }, flow => setInput(flow, draft.state.catalog, { id, name: main!.input.name, value: text === '' ? undefined : { kind: kindOf(activity, main!.input.name, main!.isSpeech, text), value: text } }));
  return (
    <>
      {main && (isEditing || main.parts.length > 0 || main.input.required || main.isSpeech === false) && (
        <div className={`d-step-main ${main.isSpeech ? 'is-speech' : ''} ${main.parts.length === 0 ? 'is-empty' : ''}`} onDoubleClick={event => { event.stopPropagation(); ui.set({ editing: { id, what: 'text' } }); }}>
          {isEditing ? <InPlaceField isLong value={inputText(activity, main.input.name)} label={main.input.label} onDone={keep} /> : main.parts.length > 0 ? <p><Text parts={main.parts} /></p> : <p className="d-muted">{t('step.empty', { label: main.input.label })}</p>}
        </div>
      )}
      {facts.length > 0 && (
        <dl className="d-facts">
          {facts.map(fact => <div key={fact.label}><dt>{fact.label}</dt><dd><Text parts={fact.parts} /></dd></div>)}
        </dl>
      )}
    </>
  );
}

/** A text with `{{ }}` in it is a template, whatever it was before; a script stays a script. */
export function kindOf(activity: Activity, name: string, isSpeech: boolean, text: string): string {
  const before = readInput(activity, name)?.kind;
  if (before === 'JavaScript' || (!isSpeech && before === undefined)) return 'JavaScript';
  return /\{\{|\{%/.test(text) ? 'Template' : before === undefined || before === 'Template' || before === 'Variable' ? 'Literal' : before;
}
