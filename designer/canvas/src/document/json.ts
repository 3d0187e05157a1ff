/** JSON as it is: nothing that a document holds is ever written in place. */
export type Json = null | boolean | number | string | JsonList | JsonObject;
export interface JsonList extends ReadonlyArray<Json> {}
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (value: unknown): value is JsonList => Array.isArray(value);

/** The text of a property, or nothing when it is no text. */
export const textOf = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

/** Whether two values say the same. The order of an object's properties says nothing; a property without a value is as none. */
export function isSame(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (isList(a)) return isList(b) && a.length === b.length && a.every((item, i) => isSame(item, b[i]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a).filter(key => a[key] !== undefined);
  return keys.length === Object.keys(b).filter(key => b[key] !== undefined).length && keys.every(key => isSame(a[key], b[key]));
}

/** The steps from a value to one inside it. */
export type Path = readonly (string | number)[];

export function getIn(value: Json | undefined, path: Path): Json | undefined {
  let here: Json | undefined = value;
  for (const key of path) {
    here = isList(here) ? here[key as number] : isObject(here) ? here[key] : undefined;
  }
  return here;
}

/** The value with another one at a path; `undefined` takes the property away. Objects on the way are made where they are missing. */
export function setIn<T extends Json>(value: T, path: Path, set: (before: Json | undefined) => Json | undefined): T {
  return change(value, path, 0, set) as T;
}

function change(value: Json | undefined, path: Path, at: number, set: (before: Json | undefined) => Json | undefined): Json | undefined {
  if (at === path.length) return set(value);
  const key = path[at]!;
  if (isList(value)) {
    const next = change(value[key as number], path, at + 1, set);
    return next === value[key as number] ? value : value.map((item, i) => (i === key ? next! : item));
  }
  const owner = isObject(value) ? value : {};
  const next = change(owner[key], path, at + 1, set);
  return next === owner[key] ? value : withProperty(owner, String(key), next);
}

/** The object with one property set, in its old place; `undefined` takes it away. */
export function withProperty<T extends JsonObject>(owner: T, key: string, value: Json | undefined): T {
  if (value !== undefined) return { ...owner, [key]: value };
  const { [key]: _, ...rest } = owner;
  return rest as unknown as T;
}
