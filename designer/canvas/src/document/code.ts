/** A piece of code: a name, a quoted text, or a mark. Comments, numbers, regular expressions and blanks are left out. */
export interface Token {
  readonly kind: 'name' | 'text' | 'mark';
  readonly text: string;
  readonly at: number;
}

const nameStart = /[\p{L}_$]/u;
const namePart = /[\p{L}\p{N}_$]/u;
const valueEnds = /[)\]}]$/;

/** The tokens of a script, or of the code inside a template. */
export function tokens(code: string, from = 0, to = code.length): Token[] {
  const found: Token[] = [];
  let at = from;
  while (at < to) at = next(code, at, to, found);
  return found;
}

function next(code: string, at: number, to: number, found: Token[]): number {
  const here = code[at]!;
  if (/\s/.test(here)) return at + 1;
  if (code.startsWith('//', at)) return lineEnd(code, at, to);
  if (code.startsWith('/*', at)) return after(code, '*/', at + 2, to);
  if (here === '"' || here === "'") return quoted(code, at, to, here, found);
  if (here === '`') return templateText(code, at, to, found);
  if (here === '/' && startsRegex(found.at(-1))) return regexEnd(code, at, to);
  if (nameStart.test(here)) return take(code, at, to, namePart, 'name', found);
  if (/[0-9]/.test(here)) return scan(code, at, to, /[\p{L}\p{N}_.]/u);
  // The dots of a spread are no access to a property.
  const mark = ['...', '?.', '=>'].find(long => code.startsWith(long, at)) ?? here;
  found.push({ kind: 'mark', text: mark, at });
  return at + mark.length;
}

function scan(code: string, at: number, to: number, part: RegExp): number {
  let end = at + 1;
  while (end < to && part.test(code[end]!)) end++;
  return end;
}

function take(code: string, at: number, to: number, part: RegExp, kind: Token['kind'], found: Token[]): number {
  const end = scan(code, at, to, part);
  found.push({ kind, text: code.slice(at, end), at });
  return end;
}

function quoted(code: string, at: number, to: number, quote: string, found: Token[]): number {
  let end = at + 1;
  while (end < to && code[end] !== quote) end += code[end] === '\\' ? 2 : 1;
  found.push({ kind: 'text', text: code.slice(at + 1, Math.min(end, to)), at: at + 1 });
  return Math.min(end + 1, to);
}

/** A template literal is text, with code between `${` and `}`. */
function templateText(code: string, at: number, to: number, found: Token[]): number {
  let end = at + 1;
  found.push({ kind: 'text', text: '', at: end });
  while (end < to && code[end] !== '`') {
    if (code[end] === '\\') end += 2;
    else if (code.startsWith('${', end)) end = hole(code, end + 2, to, found);
    else end++;
  }
  return Math.min(end + 1, to);
}

function hole(code: string, at: number, to: number, found: Token[]): number {
  let depth = 0;
  found.push({ kind: 'mark', text: '(', at: at - 1 });
  let end = at;
  while (end < to && !(code[end] === '}' && depth === 0)) {
    if (code[end] === '{') depth++;
    if (code[end] === '}') depth--;
    end = next(code, end, to, found);
  }
  found.push({ kind: 'mark', text: ')', at: end });
  return end + 1;
}

const startsRegex = (before: Token | undefined): boolean =>
  before === undefined || (before.kind === 'mark' && !valueEnds.test(before.text)) || (before.kind === 'name' && /^(return|typeof|case|in|of)$/.test(before.text));

function regexEnd(code: string, at: number, to: number): number {
  let end = at + 1;
  for (let inClass = false; end < to && (inClass || code[end] !== '/') && code[end] !== '\n'; end++) {
    if (code[end] === '\\') end++;
    else if (code[end] === '[') inClass = true;
    else if (code[end] === ']') inClass = false;
  }
  return scan(code, end, to, /[a-z]/);
}

const after = (code: string, end: string, from: number, to: number): number => {
  const found = code.indexOf(end, from);
  return found < 0 ? to : Math.min(found + end.length, to);
};

const lineEnd = (code: string, from: number, to: number): number => after(code, '\n', from, to);
