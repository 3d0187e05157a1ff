import { keysOf } from './identity.ts';
import { isList, isObject, isSame, type Json, type JsonList, type JsonObject } from './json.ts';

/**
 * One difference between two documents. A step of the path is a property, or '#' and the key of a list's element; so it holds in a document that others have changed meanwhile.
 * `next` is the key before which an added one stands (and a removed one stood): null at the end.
 */
export interface Difference {
  readonly path: readonly string[];
  readonly from?: Json;
  readonly to?: Json;
  readonly next?: string | null;
}

/** What must be done to the first document to get the second. Parts that are the same object are not looked into. */
export function diff(from: Json, to: Json): Difference[] {
  const found: Difference[] = [];
  compare(from, to, [], found);
  return found;
}

function compare(from: Json, to: Json, path: readonly string[], found: Difference[]): void {
  if (from === to) return;
  if (isObject(from) && isObject(to)) {
    members(objectKeys(from), objectKeys(to), key => from[key], key => to[key], path, '', found);
    return;
  }
  if (isList(from) && isList(to)) {
    const [before, after] = [keysOf(from), keysOf(to)];
    if (before && after && sameOrder(before, after)) {
      const [old, now] = [byKey(from, before), byKey(to, after)];
      members(before, after, key => old.get(key), key => now.get(key), path, '#', found);
      return;
    }
  }
  if (!isSame(from, to)) found.push({ path, from, to });
}

function members(before: string[], after: string[], old: (key: string) => Json | undefined, now: (key: string) => Json | undefined, path: readonly string[], mark: string, found: Difference[]): void {
  const [had, has] = [new Set(before), new Set(after)];
  for (const key of after) if (had.has(key)) compare(old(key)!, now(key)!, [...path, mark + key], found);
  before.forEach((key, i) => {
    if (!has.has(key)) found.push({ path: [...path, mark + key], from: old(key)!, next: before[i + 1] ?? null });
  });
  for (let i = after.length - 1; i >= 0; i--) {
    const key = after[i]!;
    if (!had.has(key)) found.push({ path: [...path, mark + key], to: now(key)!, next: after[i + 1] ?? null });
  }
}

const objectKeys = (object: JsonObject): string[] => Object.keys(object).filter(key => object[key] !== undefined);

const byKey = (list: JsonList, keys: string[]): Map<string, Json> => new Map(keys.map((key, i) => [key, list[i]!]));

/** Whether what both lists hold stands in the same order; else the whole list is the difference. */
function sameOrder(before: string[], after: string[]): boolean {
  const [had, has] = [new Set(before), new Set(after)];
  const kept = before.filter(key => has.has(key));
  return after.filter(key => had.has(key)).every((key, i) => key === kept[i]);
}

/** The way back. */
export function inverse(differences: readonly Difference[]): Difference[] {
  return differences
    .map(({ path, from, to, next }) => ({ path, ...(to === undefined ? {} : { from: to }), ...(from === undefined ? {} : { to: from }), ...(next === undefined ? {} : { next }) }))
    .reverse();
}
