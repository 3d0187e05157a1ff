import { useEffect, useState, type ReactNode } from 'react';
import { useWords } from '../words.ts';
import { textOf, type Editing } from './editing.ts';

interface NamedFlow {
  readonly id: string;
  readonly definitionId: string;
  readonly name: string;
  readonly isPublished: boolean;
}

let loaded: Promise<readonly NamedFlow[]> | undefined;

const flows = (): Promise<readonly NamedFlow[]> =>
  (loaded ??= fetch('/api/designer/flows', { credentials: 'same-origin' }).then(answer => (answer.ok ? (answer.json() as Promise<readonly NamedFlow[]>) : Promise.reject(new Error(String(answer.status)))))).catch(() => {
    loaded = undefined;
    return [];
  });

/** Another flow of the business. */
export function FlowEditor({ id, value, isReadOnly, describedBy, onChange }: Editing): ReactNode {
  const say = useWords();
  const [all, setAll] = useState<readonly NamedFlow[]>([]);
  useEffect(() => void flows().then(setAll), []);
  const chosen = textOf(value);
  const isUnknown = chosen !== '' && !all.some(flow => flow.definitionId === chosen);
  return (
    <select id={id} value={chosen} disabled={isReadOnly} aria-describedby={describedBy} onChange={event => onChange(event.target.value === '' ? undefined : event.target.value)}>
      <option value="">{say('field.choose')}</option>
      {isUnknown && <option value={chosen}>{chosen}</option>}
      {all.map(flow => <option key={flow.id} value={flow.definitionId}>{flow.isPublished ? flow.name : say('flowPicker.draft', { name: flow.name })}</option>)}
    </select>
  );
}
