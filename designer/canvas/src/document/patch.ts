import type { Difference } from './diff.ts';
import { keyOf } from './identity.ts';
import { isList, isObject, isSame, type Json, type JsonList, type JsonObject } from './json.ts';

/** A document after differences were applied, and those that did not fit because somebody else had changed the same place. */
export interface Patched<T extends Json> {
  readonly document: T;
  readonly refused: readonly Refusal[];
}

/** A difference that did not fit, and what stands there instead (nothing when the place is gone). */
export interface Refusal {
  readonly difference: Difference;
  readonly found?: Json;
}

/** Applies differences one after the other. One that finds another value than it came from is refused, unless what it wants stands there already. */
export function patch<T extends Json>(document: T, differences: readonly Difference[]): Patched<T> {
  const refused: Refusal[] = [];
  let now: Json = document;
  for (const difference of differences) {
    const result: Result = step(now, difference, 0);
    if ('value' in result && result.value !== undefined) now = result.value;
    else refused.push({ difference, ...(result.found === undefined ? {} : { found: result.found }) });
  }
  return { document: now as T, refused };
}

type Result = { readonly value: Json | undefined; readonly found?: undefined } | { readonly found: Json | undefined };

function step(here: Json | undefined, difference: Difference, at: number): Result {
  if (at === difference.path.length) return fits(here, difference);
  const key = difference.path[at]!;
  const isLast = at === difference.path.length - 1;
  if (key.startsWith('#') && isList(here)) return inList(here, key.slice(1), difference, at, isLast);
  if (!key.startsWith('#') && isObject(here)) return inObject(here, key, difference, at, isLast);
  return { found: undefined };
}

function fits(here: Json | undefined, { from, to }: Difference): Result {
  if (isSame(here, from) || isSame(here, to)) return { value: to };
  return { found: here };
}

function inObject(here: JsonObject, key: string, difference: Difference, at: number, isLast: boolean): Result {
  if (!isLast && here[key] === undefined) return { found: undefined };
  const inner = step(here[key], difference, at + 1);
  if (!('value' in inner)) return inner;
  if (here[key] !== undefined && inner.value !== undefined) return { value: { ...here, [key]: inner.value } };
  const entries = Object.entries(here).filter(([name, value]) => name !== key && value !== undefined) as [string, Json][];
  if (inner.value !== undefined) entries.splice(placeOf(entries.map(([name]) => name), difference.next), 0, [key, inner.value]);
  return { value: Object.fromEntries(entries) };
}

function inList(here: JsonList, key: string, difference: Difference, at: number, isLast: boolean): Result {
  const index = here.findIndex(item => keyOf(item) === key);
  if (index < 0 && !isLast) return { found: undefined };
  const inner = step(here[index], difference, at + 1);
  if (!('value' in inner)) return inner;
  const items = [...here];
  if (index >= 0 && inner.value !== undefined) items[index] = inner.value;
  else if (index >= 0) items.splice(index, 1);
  else if (inner.value !== undefined) items.splice(placeOf(items.map(keyOf), difference.next), 0, inner.value);
  return { value: items };
}

function placeOf(keys: readonly (string | undefined)[], next: string | null | undefined): number {
  const index = next === undefined || next === null ? -1 : keys.indexOf(next);
  return index < 0 ? keys.length : index;
}
