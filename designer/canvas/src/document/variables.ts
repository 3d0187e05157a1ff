import { allActivities } from './activities.ts';
import type { Activity, Flow } from './flow.ts';
import { isList, isObject, type Json } from './json.ts';
import { isCalled, nameUses } from './names.ts';

/** An activity that reads or sets a variable. */
export interface Mention {
  readonly nodeId: string;
  /** The property of the activity. */
  readonly property: string;
  readonly writes: boolean;
}

export interface VariableName {
  readonly id: string;
  readonly name: string;
}

/** Who reads or sets a variable: texts, scripts, outputs bound to it, assignments. */
export const usesOf = (flow: Flow, variable: VariableName): Mention[] => allActivities(flow).flatMap(activity => mentionsIn(activity, variable));

function mentionsIn(activity: Activity, variable: VariableName): Mention[] {
  return Object.entries(activity).flatMap(([property, value]): Mention[] => {
    if (property === 'metadata' || property === 'customProperties' || value === undefined || isNested(value)) return [];
    if (isTarget(property, value, variable)) return [{ nodeId: activity.id, property, writes: true }];
    const found = mentions(value, variable);
    return found === undefined ? [] : [{ nodeId: activity.id, property, writes: found }];
  });
}

/** An output bound to the variable, or the variable that an activity sets. */
export const isTarget = (property: string, value: Json, variable: VariableName): boolean =>
  isObject(value) && ((value.expression === undefined && isObject(value.memoryReference) && value.memoryReference.id === variable.id) || (property === 'variable' && value.id === variable.id));

/** Whether a value reads (false) or sets (true) the variable somewhere; nothing when it does not name it. */
function mentions(value: Json, variable: VariableName): boolean | undefined {
  if (isList(value)) return value.filter(item => !isNested(item)).map(item => mentions(item, variable)).find(found => found !== undefined);
  if (!isObject(value)) return undefined;
  const { type, value: code } = value;
  if (type === 'Variable') return namesVariable(code, variable) ? false : undefined;
  if (typeof type === 'string' && typeof code === 'string') {
    const uses = nameUses(type, code).filter(use => isCalled(use.name, variable.name));
    return uses.length === 0 ? undefined : uses.some(use => use.writes);
  }
  return Object.values(value).filter(inner => inner !== undefined && !isNested(inner)).map(inner => mentions(inner!, variable)).find(found => found !== undefined);
}

export const namesVariable = (code: Json | undefined, variable: VariableName): boolean => (isObject(code) ? code.id === variable.id || code.name === variable.name : code === variable.name);

/** Activities inside ports are looked at on their own. */
export const isNested = (value: Json): boolean => isObject(value) && typeof value.type === 'string' && typeof value.id === 'string';
