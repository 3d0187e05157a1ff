import { freshId } from '../activities.ts';
import { variablesOf, type Flow, type Variable } from '../flow.ts';
import { isList, isObject, withProperty, type Json, type JsonObject } from '../json.ts';
import { renamedIn } from '../names.ts';
import { isTarget, namesVariable, type VariableName } from '../variables.ts';

/** Declares a variable; one of that name that is there already is taken instead. */
export function addVariable(flow: Flow, variable: { readonly name: string; readonly typeName?: string; readonly value?: Json }): { readonly flow: Flow; readonly id: string } {
  const known = variablesOf(flow).find(other => other.name === variable.name);
  if (known !== undefined) return { flow, id: known.id };
  const ids = new Set(variablesOf(flow).map(other => other.id));
  const wanted = variable.name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/[^a-z0-9]+/g, '-');
  const id = ids.has(wanted) || wanted === '' ? freshId(ids, wanted || 'var') : wanted;
  const added = { id, name: variable.name, typeName: variable.typeName ?? 'String', isArray: false, ...(variable.value === undefined ? {} : { value: variable.value }), storageDriverTypeName: 'WorkflowInstanceStorageDriver' };
  return { flow: withVariables(flow, variables => [...variables, added]), id };
}

/** Changes a variable's type or default, or what else it carries. Its name is changed by `renameVariable`. */
export const changeVariable = (flow: Flow, id: string, to: { readonly typeName?: string; readonly value?: Json | undefined; readonly isArray?: boolean }): Flow =>
  withVariables(flow, variables => variables.map(variable => (isObject(variable) && variable.id === id ? Object.entries(to).reduce<JsonObject>((next, [key, value]) => withProperty(next, key, value), variable) : variable)));

/** Takes a declaration away; what names it stays, and is a problem to be seen. */
export const removeVariable = (flow: Flow, id: string): Flow => withVariables(flow, variables => variables.filter(variable => !isObject(variable) || variable.id !== id));

/** Calls a variable otherwise, wherever it is named: declaration, assignments, texts, scripts. A name that another one has changes nothing. */
export function renameVariable(flow: Flow, id: string, name: string): Flow {
  const variable = variablesOf(flow).find(other => other.id === id);
  if (variable === undefined || variable.name === name || !isName(name) || variablesOf(flow).some(other => other.name === name)) return flow;
  const declared = withVariables(flow, variables => variables.map(other => (isObject(other) && other.id === id ? { ...other, name } : other)));
  return { ...declared, root: renamed(declared.root, variable, name, '') as Flow['root'] };
}

/** What expressions can name: a letter, then letters, digits and underscores. */
export const isName = (name: string): boolean => /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name);

function renamed(value: Json, variable: VariableName, name: string, property: string): Json {
  if (isList(value)) {
    const items = value.map(item => renamed(item, variable, name, ''));
    return items.some((item, i) => item !== value[i]) ? items : value;
  }
  if (!isObject(value)) return value;
  if (isTarget(property, value, variable)) return typeof value.name === 'string' ? { ...value, name } : value;
  if (value.type === 'Variable' && namesVariable(value.value, variable)) return { ...value, value: isObject(value.value) ? { ...value.value, name } : name };
  if (typeof value.type === 'string' && typeof value.value === 'string') {
    const code = renamedIn(value.type, value.value, variable.name, name);
    return code === value.value ? value : { ...value, value: code };
  }
  return members(value, variable, name);
}

function members(value: JsonObject, variable: VariableName, name: string): JsonObject {
  let next = value;
  for (const [key, inner] of Object.entries(value)) {
    if (inner === undefined || key === 'metadata' || key === 'customProperties') continue;
    const after = renamed(inner, variable, name, key);
    if (after !== inner) next = { ...next, [key]: after };
  }
  return next;
}

const withVariables = (flow: Flow, change: (variables: readonly Json[]) => readonly Json[]): Flow => ({ ...flow, variables: change(isList(flow.variables) ? flow.variables : []) });

export type { Variable };
