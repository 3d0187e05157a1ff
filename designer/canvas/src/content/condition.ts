import { tokens } from '../document/code.ts';
import type { Translate } from '../texts/texts.ts';
import type { Part } from './richText.ts';

/** A condition in words and chips, where it is one that people write often; else the script as it is. */
export function conditionInWords(code: string, t: Translate): readonly Part[] {
  const trimmed = code.trim().replace(/^return\s+/, '').replace(/;$/, '');
  return whole(trimmed, t) ?? [{ kind: 'code', text: trimmed }];
}

function whole(code: string, t: Translate): Part[] | undefined {
  for (const [mark, key] of [['||', 'words.or'], ['&&', 'words.andCondition']] as const) {
    const sides = split(code, mark);
    if (sides.length < 2) continue;
    const said = sides.map(side => whole(side, t));
    if (said.some(side => side === undefined)) return undefined;
    return said.flatMap((side, i) => (i === 0 ? side! : [{ kind: 'words', text: ` ${t(key)} ` } as Part, ...side!]));
  }
  return simple(unwrapped(code), t);
}

const name = String.raw`(?:[vV]ariables\??\.)?([\p{L}_$][\p{L}\p{N}_$]*(?:\??\.[\p{L}_$][\p{L}\p{N}_$]*)*)`;
const value = String.raw`('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false|null|undefined)`;
const comparison = new RegExp(`^${name}\\s*(===?|!==?|>=|<=|>|<)\\s*${value}$`, 'u');
const variable = new RegExp(`^(!{0,2})\\s*${name}$`, 'u');
const regexTest = new RegExp(`^/(.+)/[a-z]*\\.test\\(\\s*${name}(?:\\s*\\?\\?\\s*'')?\\s*\\)$`, 'u');
const includes = new RegExp(`^${name}\\??\\.includes\\(\\s*${value}\\s*\\)$`, 'u');

const words: Readonly<Record<string, 'is' | 'isNot' | 'more' | 'less' | 'atLeast' | 'atMost'>> = { '==': 'is', '===': 'is', '!=': 'isNot', '!==': 'isNot', '>': 'more', '<': 'less', '>=': 'atLeast', '<=': 'atMost' };

function simple(code: string, t: Translate): Part[] | undefined {
  const compared = comparison.exec(code);
  if (compared) return said(compared[1]!, compare(compared[2]!, compared[3]!, t));
  const alone = variable.exec(code);
  if (alone) return /^(true|false)$/.test(alone[2]!) ? [{ kind: 'words', text: t(alone[2] === 'true' ? 'words.always' : 'words.never') }] : said(alone[2]!, t(alone[1] === '!' ? 'words.isEmpty' : 'words.isGiven'));
  const tested = regexTest.exec(code);
  if (tested) return listed(tested[2]!, tested[1]!, t);
  const holds = includes.exec(code);
  return holds ? said(holds[1]!, `${t('words.contains')} ${literal(holds[2]!)}`) : undefined;
}

const said = (of: string, text: string): Part[] => [{ kind: 'chip', name: of.replaceAll('?.', '.') }, { kind: 'words', text: ` ${text}` }];

function compare(sign: string, of: string, t: Translate): string {
  const isNot = sign.startsWith('!');
  if (/^(null|undefined|''|"")$/.test(of)) return t(isNot ? 'words.isGiven' : 'words.isEmpty');
  if (of === 'true' || of === 'false') return t((of === 'true') === isNot ? 'words.isFalse' : 'words.isTrue');
  return `${t(`words.${words[sign]!}`)} ${literal(of)}`;
}

const literal = (text: string): string => (/^['"]/.test(text) ? `“${text.slice(1, -1)}”` : text);

/** `/(preço|valor|quanto)/` is a list of words; anything cleverer is left as it is. */
function listed(of: string, pattern: string, t: Translate): Part[] | undefined {
  const plain = pattern.replace(/\\b/g, '').replace(/\\w[*+]/g, '…').replace(/\[(.)[^\]]*\]/gu, '$1').replace(/\((?:\?:)?/g, '(').replace(/\)\??$/, ')');
  const inside = /^\((.*)\)$/.exec(plain)?.[1] ?? plain;
  if (/[\\^$*+{}]/.test(inside)) return undefined;
  const options = splitOptions(inside).map(option => option.replace(/[()?]/g, '').replaceAll('|', '/'));
  const shown = options.slice(0, 4).map(option => `“${option}”`).join(', ');
  return said(of, `${t('words.mentions')} ${shown}${options.length > 4 ? ` +${options.length - 4}` : ''}`);
}

function splitOptions(text: string): string[] {
  let depth = 0;
  const options = [''];
  for (const letter of text) {
    depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
    if (letter === '|' && depth === 0) options.push('');
    else options[options.length - 1] += letter;
  }
  return options.filter(option => option !== '');
}

/** The sides of `a && b` at the outermost level. */
function split(code: string, mark: '&&' | '||'): string[] {
  const sides: string[] = [];
  let depth = 0;
  let from = 0;
  const all = tokens(code);
  all.forEach((token, i) => {
    if (token.kind !== 'mark') return;
    depth += '([{'.includes(token.text) ? 1 : ')]}'.includes(token.text) ? -1 : 0;
    if (depth === 0 && token.text === mark[0] && all[i + 1]?.text === mark[0] && all[i + 1]!.at === token.at + 1) {
      sides.push(code.slice(from, token.at).trim());
      from = token.at + 2;
    }
  });
  return [...sides, code.slice(from).trim()];
}

function unwrapped(code: string): string {
  const inner = /^(?:Boolean)?\(([^()]*)\)$/.exec(code.trim())?.[1];
  return inner === undefined ? code.trim() : inner.trim();
}
