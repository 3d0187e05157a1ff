import type { Catalog, InputType } from '../document/catalog.ts';
import { nameOf, type Activity } from '../document/flow.ts';
import { inputText, listItems, readInput } from '../document/inputs.ts';
import { isObject, type Json } from '../document/json.ts';
import { itemName, type OutcomeView } from '../document/outcomes.ts';
import { titleOf } from '../document/search.ts';
import type { Translate } from '../texts/texts.ts';
import { conditionInWords } from './condition.ts';
import { durationInWords } from './duration.ts';
import { partsOf, type Part } from './richText.ts';

/** A row of a node: an option, a case, a branch; with the outcome that leaves from it, if one does. */
export interface Row {
  readonly index: number;
  readonly label: string;
  readonly detail?: readonly Part[];
  readonly outcome?: OutcomeView;
}

/** What a node shows of an activity. */
export interface Content {
  readonly title: string;
  readonly typeLabel: string;
  /** The input that the node shows as its text, and that is edited in place. */
  readonly main?: { readonly input: InputType; readonly parts: readonly Part[]; readonly isSpeech: boolean };
  readonly facts: readonly { readonly label: string; readonly parts: readonly Part[] }[];
  readonly rowsInput?: InputType;
  readonly rows: readonly Row[];
  /** Options that a script makes. */
  readonly madeRows?: string;
  /** The names of variables that outputs are kept in. */
  readonly results: readonly string[];
}

const mainEditors = new Set(['multiline', 'condition']);

export function contentOf(activity: Activity, catalog: Catalog, outcomes: readonly OutcomeView[], variableNames: ReadonlyMap<string, string>, t: Translate): Content {
  const type = catalog.byType.get(activity.type);
  const inputs = type?.inputs ?? [];
  const main = inputs.find(input => isMain(input));
  const rowsInput = inputs.find(input => input.name === type?.outcomesFrom?.input) ?? inputs.find(input => input.editor === 'options' && (inputText(activity, 'kind') === 'Choice' || activity[input.name] !== undefined));
  const items = rowsInput ? listItems(activity, rowsInput.name) : [];
  return {
    title: titleOf(activity, catalog),
    typeLabel: nameOf(activity) === undefined ? '' : (type?.label ?? activity.type),
    ...(main ? { main: { input: main, parts: mainParts(activity, main, t), isSpeech: main.editor === 'multiline' } } : {}),
    facts: inputs.filter(input => input !== main && input !== rowsInput).flatMap(input => fact(activity, input, t)).slice(0, 3),
    ...(rowsInput ? { rowsInput } : {}),
    rows: (items ?? []).map((item, index) => rowOf(item, index, outcomes, type?.outcomesFrom?.key, t)),
    ...(items === undefined && rowsInput ? { madeRows: inputText(activity, rowsInput.name) } : {}),
    results: (type?.outputs ?? []).flatMap(output => bound(activity, output.name, variableNames)),
  };
}

const isMain = (input: InputType): boolean => mainEditors.has(input.editor) || input.name === 'condition' || input.name === 'script';

function mainParts(activity: Activity, input: InputType, t: Translate): readonly Part[] {
  const given = readInput(activity, input.name);
  if (given === undefined) return [];
  if (given.kind === 'JavaScript' && (input.editor === 'condition' || input.type === 'Boolean')) return conditionInWords(String(given.value ?? ''), t);
  return input.name === 'script' ? [{ kind: 'code', text: String(given.value ?? '') }] : partsOf(given);
}

function fact(activity: Activity, input: InputType, t: Translate): { label: string; parts: readonly Part[] }[] {
  if (input.name === 'variable') {
    const variable = activity.variable;
    return isObject(variable) ? [{ label: input.label, parts: [{ kind: 'chip', name: String(variable.name ?? variable.id ?? '') }] }] : [];
  }
  const given = readInput(activity, input.name);
  if (given === undefined || given.value === '' || given.value === null || input.editor === 'multiline') return [];
  if (input.secret) return [{ label: input.label, parts: [{ kind: 'words', text: '•••' }] }];
  if (input.editor === 'duration' && typeof given.value === 'string' && given.kind === 'Literal') return [{ label: input.label, parts: [{ kind: 'words', text: durationInWords(given.value, t) }] }];
  const choice = input.choices?.find(known => known.value === given.value);
  return [{ label: input.label, parts: choice ? [{ kind: 'words', text: choice.label }] : partsOf(given) }];
}

function rowOf(item: Json, index: number, outcomes: readonly OutcomeView[], key: string | null | undefined, t: Translate): Row {
  const label = itemName(item, key);
  const outcome = outcomes.find(other => other.row === index);
  const condition = isObject(item) && isObject(item.condition) ? readInput({ id: '', type: '', condition: item.condition }, 'condition') : undefined;
  const description = isObject(item) && typeof item.description === 'string' && item.description !== '' ? ([{ kind: 'words', text: item.description }] as const) : undefined;
  const detail = condition ? (condition.kind === 'JavaScript' ? conditionInWords(String(condition.value ?? ''), t) : partsOf(condition)) : description;
  return { index, label, ...(detail ? { detail } : {}), ...(outcome ? { outcome } : {}) };
}

function bound(activity: Activity, output: string, names: ReadonlyMap<string, string>): string[] {
  const json = activity[output[0]!.toLowerCase() + output.slice(1)];
  const id = isObject(json) && isObject(json.memoryReference) ? json.memoryReference.id : undefined;
  return typeof id === 'string' ? [names.get(id) ?? id] : [];
}
