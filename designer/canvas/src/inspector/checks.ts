import type { Catalog, InputType } from '../document/catalog.ts';
import { variablesOf, type Activity, type Flow } from '../document/flow.ts';
import { readInput } from '../document/inputs.ts';
import { isList, isObject, type Json } from '../document/json.ts';
import { nameUses } from '../document/names.ts';
import type { WordKey } from './words.ts';
import { lengthOf } from './spokenDuration.ts';

/** Something wrong with an input that is seen without asking anybody. */
export interface InputProblem {
  readonly text: WordKey;
  readonly args?: Readonly<Record<string, string | number>>;
  /** What one click would do about it. */
  readonly repair?: { readonly kind: 'create'; readonly name: string } | { readonly kind: 'replace'; readonly name: string; readonly by: string };
}

/** What flows know besides their variables. */
const facts = new Set(['contact', 'business', 'message', 'variables', 'Variables', 'input', 'inputs', 'now', 'args', 'currentValue', 'CurrentValue', 'currentIndex', 'CurrentIndex', 'true', 'false', 'null', 'undefined', 'this', 'new', 'return', 'typeof', 'instanceof', 'in', 'of', 'if', 'else', 'for', 'while', 'do', 'const', 'let', 'var', 'function', 'try', 'catch', 'finally', 'throw', 'break', 'continue', 'switch', 'case', 'default', 'void', 'delete', 'NaN', 'Infinity']);

/** The problems of one input, the worst first. */
export function problemsOf(flow: Flow, catalog: Catalog, activity: Activity, input: InputType): InputProblem[] {
  const given = readInput(activity, input.name);
  if (given === undefined || isEmpty(given.value)) return input.required ? [{ text: 'problem.required' }] : [];
  return [...unknownNames(flow, catalog, given.kind, given.value), ...(given.kind === 'Literal' ? ruleProblems(input, given.value) : [])];
}

const isEmpty = (value: Json): boolean => value === null || (typeof value === 'string' && value.trim() === '') || (isList(value) && value.length === 0) || value === '[]';

function unknownNames(flow: Flow, catalog: Catalog, kind: string, code: Json): InputProblem[] {
  if (typeof code !== 'string') return [];
  const variables = variablesOf(flow).map(variable => variable.name);
  const declared = isList(flow.inputs) ? flow.inputs.flatMap(item => (isObject(item) && typeof item.name === 'string' ? [item.name] : [])) : [];
  const known = new Set([...variables, ...declared, ...facts, ...(catalog.functions ?? []).map(one => one.name)]);
  const isKnown = (name: string): boolean => known.has(name) || known.has(name[0]!.toLowerCase() + name.slice(1)) || variables.some(other => other[0]!.toUpperCase() + other.slice(1) === name);
  const names = new Set(nameUses(kind, code).filter(use => !use.writes).map(use => use.name).filter(name => !isKnown(name)));
  return [...names].slice(0, 3).map(name => {
    const near = nearest(name, variables);
    return near === undefined
      ? { text: 'problem.unknownName', args: { name }, repair: { kind: 'create', name } }
      : { text: 'problem.didYouMean', args: { name, by: near }, repair: { kind: 'replace', name, by: near } };
  });
}

/** The variable that was probably meant: another case, an accent, a letter or two. */
export function nearest(name: string, variables: readonly string[]): string | undefined {
  const plain = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  const best = variables.map(other => ({ other, far: distance(plain(name), plain(other)) })).sort((a, b) => a.far - b.far)[0];
  return best !== undefined && best.far <= Math.min(2, Math.floor(name.length / 3)) ? best.other : undefined;
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}

function ruleProblems(input: InputType, value: Json): InputProblem[] {
  const rules = (input.rules ?? {}) as { readonly min?: number | string | null; readonly max?: number | string | null };
  const measure = (one: Json | undefined): number => (input.editor === 'duration' && typeof one === 'string' && /^(\d+\.)?\d+:\d+(:\d+)?$/.test(one) ? lengthOf(one) : Number(one));
  const size = measure(value);
  if (input.editor === 'number' && Number.isNaN(size)) return [{ text: 'problem.number' }];
  if (rules.min != null && size < measure(rules.min)) return [{ text: 'problem.min', args: { limit: String(rules.min) } }];
  return rules.max != null && size > measure(rules.max) ? [{ text: 'problem.max', args: { limit: String(rules.max) } }] : [];
}
