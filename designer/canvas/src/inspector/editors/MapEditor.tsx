import type { ReactNode } from 'react';
import { Icon } from '../../icons/Icon.tsx';
import { isObject, type Json, type JsonObject } from '../../document/json.ts';
import { useWords } from '../words.ts';
import { textOf, type Editing } from './editing.ts';

/** Names and values, as headers or the inputs of another flow. */
export function MapEditor({ value, input, isReadOnly, onChange }: Editing): ReactNode {
  const say = useWords();
  const map = read(value);
  if (map === undefined) return <p className="i-hint">{say('rows.script')}</p>;
  const entries = Object.entries(map);
  const write = (next: readonly (readonly [string, Json | undefined])[]): void => onChange(next.length === 0 ? undefined : JSON.stringify(Object.fromEntries(next)));
  return (
    <div className="i-rows" role="group" aria-label={input.label}>
      {entries.map(([key, one], i) => (
        <div key={i} className="i-row">
          <div className="i-row-fields is-pair">
            <input value={key} readOnly={isReadOnly} aria-label={say('rows.key')} placeholder={say('rows.key')} onChange={event => write(entries.map((entry, j) => (j === i ? [event.target.value, one] : entry)))} />
            <input value={textOf(one)} readOnly={isReadOnly} aria-label={`${say('rows.value')} ${key}`} placeholder={say('rows.value')} onChange={event => write(entries.map((entry, j) => (j === i ? [key, event.target.value] : entry)))} />
          </div>
          {!isReadOnly && <button type="button" className="d-icon-button" aria-label={say('rows.remove', { label: key })} title={say('rows.remove', { label: key })} onClick={() => write(entries.filter((_, j) => j !== i))}><Icon name="trash" size={16} /></button>}
        </div>
      ))}
      {!isReadOnly && <button type="button" className="d-button" onClick={() => write([...entries, [free(map), '']])}><Icon name="add" size={16} /> {say('rows.add')}</button>}
    </div>
  );
}

function read(value: Json | undefined): JsonObject | undefined {
  if (value === undefined || value === null || value === '') return {};
  if (isObject(value)) return value;
  try {
    const parsed: unknown = JSON.parse(String(value));
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function free(map: JsonObject): string {
  for (let n = 1; ; n++) if (!(`nome${n}` in map)) return `nome${n}`;
}
