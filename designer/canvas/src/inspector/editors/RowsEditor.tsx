import { useEffect, useRef, type ReactNode } from 'react';
import { Icon } from '../../icons/Icon.tsx';
import { itemName } from '../../document/outcomes.ts';
import { isObject, type Json, type JsonList, type JsonObject } from '../../document/json.ts';
import { useWords } from '../words.ts';
import { WrittenField } from './WrittenField.tsx';

export type RowKind = 'options' | 'cases' | 'texts';

interface RowsEditorProps {
  readonly kind: RowKind;
  readonly items: JsonList;
  readonly label: string;
  readonly isReadOnly: boolean;
  readonly onChange: (items: JsonList) => void;
}

/** A list whose items are edited in rows: options, cases, texts. */
export function RowsEditor({ kind, items, label, isReadOnly, onChange }: RowsEditorProps): ReactNode {
  const say = useWords();
  const put = (at: number, item: Json): void => onChange(items.map((old, i) => (i === at ? item : old)));
  const swap = (at: number, other: number): void => onChange(items.map((old, i) => (i === at ? items[other]! : i === other ? items[at]! : old)));
  const rows = useRef<HTMLDivElement>(null);
  const isAdded = useRef(false);
  // A new row is written into at once.
  useEffect(() => {
    if (isAdded.current) rows.current?.querySelector<HTMLElement>(`:scope > .i-row:nth-of-type(${items.length}) input`)?.focus();
    isAdded.current = false;
  }, [items.length]);
  const add = (): void => {
    isAdded.current = true;
    onChange([...items, kind === 'cases' ? { label: '', condition: { typeName: 'Boolean', expression: { type: 'JavaScript', value: '' } } } : '']);
  };
  return (
    <div ref={rows} className="i-rows" role="group" aria-label={label}>
      {items.map((item, i) => {
        const name = itemName(item, kind === 'cases' ? 'label' : 'title') || say('rows.item', { n: i + 1 });
        return (
          <div key={i} className="i-row">
            <div className="i-row-fields">{kind === 'cases' ? <CaseRow item={item} isReadOnly={isReadOnly} onChange={next => put(i, next)} /> : kind === 'options' ? <OptionRow item={item} isReadOnly={isReadOnly} onChange={next => put(i, next)} /> : <input value={String(item ?? '')} readOnly={isReadOnly} aria-label={say('rows.item', { n: i + 1 })} onChange={event => put(i, event.target.value)} />}</div>
            {!isReadOnly && (
              <div className="i-row-tools">
                <button type="button" className="d-icon-button" disabled={i === 0} aria-label={say('rows.up', { label: name })} title={say('rows.up', { label: name })} onClick={() => swap(i, i - 1)}>↑</button>
                <button type="button" className="d-icon-button" disabled={i === items.length - 1} aria-label={say('rows.down', { label: name })} title={say('rows.down', { label: name })} onClick={() => swap(i, i + 1)}>↓</button>
                <button type="button" className="d-icon-button" aria-label={say('rows.remove', { label: name })} title={say('rows.remove', { label: name })} onClick={() => onChange(items.filter((_, j) => j !== i))}><Icon name="trash" size={16} /></button>
              </div>
            )}
          </div>
        );
      })}
      {!isReadOnly && <button type="button" className="d-button" onClick={add}><Icon name="add" size={16} /> {say('rows.add')}</button>}
    </div>
  );
}

interface RowProps {
  readonly item: Json;
  readonly isReadOnly: boolean;
  readonly onChange: (item: Json) => void;
}

/** An option is a text until it has more than one. */
function OptionRow({ item, isReadOnly, onChange }: RowProps): ReactNode {
  const say = useWords();
  const option: JsonObject = isObject(item) ? item : { title: String(item ?? '') };
  const text = (name: string): string => String(option[name] ?? '');
  const set = (name: string, value: string): void => {
    const { [name]: _, ...rest } = option;
    const next: JsonObject = name === 'title' || value !== '' ? { ...rest, ...(name === 'title' ? {} : { title: text('title') }), [name]: value } : rest;
    onChange(Object.keys(next).length === 1 ? text2(next.title) : next);
  };
  return (
    <>
      <input value={text('title')} readOnly={isReadOnly} aria-label={say('rows.title')} placeholder={say('rows.title')} onChange={event => set('title', event.target.value)} />
      <input className="is-small" value={text('description')} readOnly={isReadOnly} aria-label={say('rows.description')} placeholder={say('rows.description')} onChange={event => set('description', event.target.value)} />
    </>
  );
}

const text2 = (value: Json | undefined): string => String(value ?? '');

function CaseRow({ item, isReadOnly, onChange }: RowProps): ReactNode {
  const say = useWords();
  const one: JsonObject = isObject(item) ? item : { label: String(item ?? '') };
  const condition: JsonObject = isObject(one.condition) ? one.condition : { typeName: 'Boolean' };
  const expression: JsonObject = isObject(condition.expression) ? condition.expression : { type: 'JavaScript', value: '' };
  return (
    <>
      <input value={text2(one.label)} readOnly={isReadOnly} aria-label={say('rows.label')} placeholder={say('rows.label')} onChange={event => onChange({ ...one, label: event.target.value })} />
      <WrittenField kind="script" rows={1} value={text2(expression.value)} label={say('rows.condition')} isReadOnly={isReadOnly} onChange={value => onChange({ ...one, condition: { ...condition, expression: { ...expression, type: expression.type === 'Literal' ? 'JavaScript' : (expression.type ?? 'JavaScript'), value } } })} />
    </>
  );
}
