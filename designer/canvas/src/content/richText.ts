import { isObject, isList, type Json } from '../document/json.ts';
import type { InputValue } from '../document/inputs.ts';
import { nameUses } from '../document/names.ts';
import type { Translate } from '../texts/texts.ts';

/** A piece of a text as a node shows it: words, a value that is put in, or logic around words. */
export type Part = { readonly kind: 'words' | 'code'; readonly text: string } | { readonly kind: 'chip'; readonly name: string; readonly filters?: string } | { readonly kind: 'logic'; readonly text: string };

const marks = /\{\{-?([\s\S]*?)-?\}\}|\{%-?([\s\S]*?)-?%\}|\{#[\s\S]*?#\}/g;

/** A given input as words and chips. */
export function partsOf(given: InputValue): readonly Part[] {
  if (given.kind === 'JavaScript') return scriptParts(String(given.value ?? ''));
  if (given.kind === 'Variable') return [{ kind: 'chip', name: isObject(given.value) ? String(given.value.name ?? given.value.id ?? '') : String(given.value ?? '') }];
  const text = valueText(given.value);
  return given.kind === 'Literal' || given.kind === 'Object' || given.kind === 'Raw' ? [{ kind: 'words', text }] : templateParts(text);
}

const valueText = (value: Json): string => (typeof value === 'string' ? value : value === null ? '' : isList(value) || isObject(value) ? JSON.stringify(value) : String(value));

function templateParts(text: string): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const match of text.matchAll(marks)) {
    if (match.index > at) parts.push({ kind: 'words', text: text.slice(at, match.index) });
    if (match[1] !== undefined) parts.push(chip(match[1].trim()));
    else if (match[2] !== undefined) parts.push({ kind: 'logic', text: match[2].trim() });
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ kind: 'words', text: text.slice(at) });
  return parts;
}

function chip(code: string): Part {
  const [name, ...filters] = code.split('|').map(part => part.trim());
  return { kind: 'chip', name: name ?? '', ...(filters.length > 0 ? { filters: filters.join(' | ') } : {}) };
}

/** A script that only names a variable is that variable; any other is code. */
function scriptParts(code: string): Part[] {
  const trimmed = code.trim().replace(/^return\s+/, '').replace(/;$/, '');
  const [only] = nameUses('JavaScript', trimmed);
  const isName = only !== undefined && new RegExp(`^((v|V)ariables\\??\\.)?${only.name.replace(/\$/g, '\\$')}$`).test(trimmed);
  return [isName ? { kind: 'chip', name: only.name } : { kind: 'code', text: trimmed }];
}

/** A tag of a template in words: `if Nome` is "se Nome"; what ends is a closing mark. */
export function logicInWords(tag: string, t: Translate): string {
  const [word = '', rest = ''] = [/^\w+/.exec(tag)?.[0], tag.replace(/^\w+\s*/, '')];
  if (word === 'if') return `${t('logic.if')} ${rest}`;
  if (word === 'elif' || word === 'elsif') return `${t('logic.elseIf')} ${rest}`;
  if (word === 'else') return t('logic.else');
  if (word === 'for') return `${t('logic.for')} ${rest.replace(/\s+in\s+/, ` ${t('logic.in')} `)}`;
  return word.startsWith('end') ? '⟩' : tag;
}
