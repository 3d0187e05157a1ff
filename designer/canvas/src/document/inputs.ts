import type { Activity } from './flow.ts';
import { isList, isObject, withProperty, type Json, type JsonList } from './json.ts';

/** How an input is given: plain, by an expression, or as JSON that is no expression. */
export interface InputValue {
  readonly kind: 'Literal' | 'Template' | 'JavaScript' | 'Variable' | 'Object' | 'Raw' | (string & {});
  readonly value: Json;
}

/** What an activity says for an input; nothing when it says nothing. */
export function readInput(activity: Activity, name: string): InputValue | undefined {
  const json = activity[name];
  if (json === undefined || json === null) return undefined;
  if (isObject(json) && isObject(json.expression)) {
    const { type, value } = json.expression;
    return { kind: typeof type === 'string' ? type : 'Literal', value: value ?? null };
  }
  return { kind: isObject(json) || isList(json) ? 'Raw' : 'Literal', value: json };
}

/** The text of an input, whatever its kind; empty when there is none. */
export function inputText(activity: Activity, name: string): string {
  const value = readInput(activity, name)?.value;
  return value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The activity with an input given another way; what else stood at the input stays. `undefined` takes the input away. */
export function withInput(activity: Activity, name: string, given: InputValue | undefined, typeName: string): Activity {
  if (given === undefined) return withProperty(activity, name, undefined);
  if (given.kind === 'Raw') return withProperty(activity, name, given.value);
  const before = activity[name];
  const shell = isObject(before) && isObject(before.expression) ? before : { typeName };
  const expression = isObject(shell.expression) ? shell.expression : {};
  return withProperty(activity, name, { ...shell, expression: { ...expression, type: given.kind, value: given.value } });
}

/** The items of an input that is a list written out; nothing when a script makes them. */
export function listItems(activity: Activity, name: string): JsonList | undefined {
  const given = readInput(activity, name);
  if (given === undefined) return [];
  if (isList(given.value)) return given.value;
  if (typeof given.value !== 'string' || given.kind === 'JavaScript' || given.kind === 'Template' || given.kind === 'Variable') return undefined;
  if (given.value.trim() === '') return [];
  try {
    const parsed: unknown = JSON.parse(given.value);
    return isList(parsed) ? (parsed as JsonList) : [parsed as Json];
  } catch {
    return [given.value];
  }
}

/** The activity with a list written out, in the form in which it stood: JSON text in an expression, or plain JSON. */
export function withItems(activity: Activity, name: string, items: JsonList, typeName = 'Object'): Activity {
  const given = readInput(activity, name);
  const isPlain = given !== undefined && isList(given.value);
  return withInput(activity, name, { kind: isPlain ? given.kind : 'Object', value: isPlain ? items : JSON.stringify(items) }, typeName);
}
