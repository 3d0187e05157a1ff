import { connectionKey, type Connection } from './flow.ts';
import { isObject, type Json, type JsonList } from './json.ts';

/** What an element of a list is called, so that it is the same one wherever it stands: its id, or its ends when it is a connection. */
export function keyOf(item: Json | undefined): string | undefined {
  if (!isObject(item)) return undefined;
  if (typeof item.id === 'string') return item.id;
  return isObject(item.source) && isObject(item.target) ? connectionKey(item as unknown as Connection) : undefined;
}

/** The keys of a list whose elements all have one of their own; nothing for any other list. */
export function keysOf(list: JsonList): string[] | undefined {
  const keys: string[] = [];
  const seen = new Set<string>();
  for (const item of list) {
    const key = keyOf(item);
    if (key === undefined || seen.has(key)) return undefined;
    seen.add(key);
    keys.push(key);
  }
  return keys;
}
