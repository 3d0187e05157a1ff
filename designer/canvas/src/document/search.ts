import { allActivities } from './activities.ts';
import type { Catalog } from './catalog.ts';
import { notesOf } from './decorations.ts';
import { nameOf, type Activity, type Flow } from './flow.ts';
import { isList, isObject, type Json } from './json.ts';

/** Something that a search found. */
export interface Hit {
  readonly nodeId: string;
  readonly title: string;
  /** The text around what was found. */
  readonly excerpt: string;
  readonly isNote?: boolean;
}

/** Small letters without accents: people type "horario" and mean "Horário". */
export const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Activities and notes whose name, type, texts, options, scripts or variables hold all the words. */
export function searchFlow(flow: Flow, catalog: Catalog, words: string): Hit[] {
  const wanted = plain(words).split(/\s+/).filter(word => word !== '');
  if (wanted.length === 0) return [];
  const hits = allActivities(flow).filter(activity => activity !== flow.root).flatMap(activity => {
    const title = titleOf(activity, catalog);
    const texts = [title, catalog.byType.get(activity.type)?.label ?? activity.type, ...textsOf(activity), activity.id];
    return hit(activity.id, title, texts, wanted);
  });
  const notes = notesOf(flow).flatMap(note => hit(note.id, note.text.split('\n')[0] ?? '', [note.text], wanted).map(found => ({ ...found, isNote: true })));
  return [...hits, ...notes];
}

export const titleOf = (activity: Activity, catalog: Catalog): string => nameOf(activity) ?? catalog.byType.get(activity.type)?.label ?? activity.type.slice(activity.type.lastIndexOf('.') + 1);

function hit(nodeId: string, title: string, texts: readonly string[], wanted: readonly string[]): Hit[] {
  const all = plain(texts.join('\n'));
  if (!wanted.every(word => all.includes(word))) return [];
  const best = texts.find(text => plain(text).includes(wanted[0]!)) ?? title;
  return [{ nodeId, title, excerpt: best === title ? (texts[2] ?? '').slice(0, 90) : excerptOf(best, wanted[0]!) }];
}

function excerptOf(text: string, word: string): string {
  const at = plain(text).indexOf(word);
  const from = Math.max(0, at - 30);
  return (from > 0 ? '…' : '') + text.slice(from, from + 90).replace(/\s+/g, ' ') + (text.length > from + 90 ? '…' : '');
}

/** The texts of an activity's own inputs, not of those inside it. */
export function textsOf(activity: Activity): string[] {
  return Object.entries(activity).flatMap(([key, value]) => (['id', 'type', 'metadata', 'customProperties', 'connections'].includes(key) || value === undefined ? [] : texts(value)));
}

function texts(value: Json): string[] {
  if (typeof value === 'string') return [value];
  if (isList(value)) return value.flatMap(item => (isObject(item) && typeof item.id === 'string' && typeof item.type === 'string' ? [] : texts(item)));
  if (!isObject(value) || (typeof value.id === 'string' && typeof value.type === 'string')) return [];
  return Object.entries(value).flatMap(([key, inner]) => (inner === undefined || key === 'type' || key === 'typeName' ? [] : texts(inner)));
}
