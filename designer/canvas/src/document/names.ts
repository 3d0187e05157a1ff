import { tokens, type Token } from './code.ts';

/** A place in code that reads or sets a variable. */
export interface NameUse {
  readonly name: string;
  readonly at: number;
  readonly length: number;
  readonly writes: boolean;
  /** `{ nome }` says the property's name too: it must stay when the variable is called otherwise. */
  readonly isShorthand?: boolean;
}

/** The parts of a template that are code. */
export const templateCode = /\{\{-?[\s\S]*?\}\}|\{%-?[\s\S]*?%\}/g;

/** The variables that a script or a template names. Local names, properties of other objects and words in texts are none. */
export function nameUses(kind: string, code: string): NameUse[] {
  if (kind === 'JavaScript') return uses(tokens(code), scriptLocals);
  if (kind !== 'Template' && kind !== 'Liquid' && kind !== 'Jinja') return [];
  return uses([...code.matchAll(templateCode)].flatMap(part => [{ kind: 'mark', text: ';', at: part.index } as Token, ...tokens(code, part.index + 2, part.index + part[0].length - 2)]), templateLocals);
}

function uses(all: readonly Token[], localsOf: (all: readonly Token[]) => ReadonlySet<string>): NameUse[] {
  const locals = localsOf(all);
  const open: string[] = [];
  const found: NameUse[] = [];
  all.forEach((token, i) => {
    if (token.kind === 'mark' && '([{'.includes(token.text)) open.push(token.text);
    if (token.kind === 'mark' && ')]}'.includes(token.text)) open.pop();
    const use = useAt(all, i, open.at(-1), locals);
    if (use !== undefined) found.push(use);
  });
  return found;
}

function useAt(all: readonly Token[], i: number, inside: string | undefined, locals: ReadonlySet<string>): NameUse | undefined {
  const token = all[i]!;
  const [before, two, next] = [all[i - 1], all[i - 2], all[i + 1]];
  if (token.kind === 'text') return isNamed(before, two, all[i - 3]) ? { name: token.text, at: token.at, length: token.text.length, writes: two?.text === 'setVariable' } : undefined;
  if (token.kind !== 'name') return undefined;
  const writes = next?.text === '=' && all[i + 2]?.text !== '=';
  const plain = { name: token.text, at: token.at, length: token.text.length, writes };
  if (isMark(before, '.') || isMark(before, '?.')) return isVariables(two) && !isMark(all[i - 3], '.') ? plain : undefined;
  const accessor = /^([gs])et(.+)$/u.exec(token.text);
  if (accessor && isMark(next, '(') && token.text !== 'getVariable' && token.text !== 'setVariable') return { name: accessor[2]!, at: token.at + 3, length: token.text.length - 3, writes: accessor[1] === 's' };
  if (locals.has(token.text) || isVariables(token) || isMark(before, '|') || isMark(next, '(')) return undefined;
  if (isMark(next, ':') && !isMark(before, '?') && (inside === '{' || isMark(before, ','))) return undefined;
  const isShorthand = inside === '{' && (isMark(before, '{') || isMark(before, ',')) && (isMark(next, ',') || isMark(next, '}'));
  return { ...plain, ...(isShorthand ? { isShorthand } : {}) };
}

/** `variables['Name']`, `getVariable('Name')`. */
const isNamed = (before: Token | undefined, two: Token | undefined, three: Token | undefined): boolean =>
  (isMark(before, '[') && isVariables(two) && !isMark(three, '.')) || (isMark(before, '(') && (two?.text === 'getVariable' || two?.text === 'setVariable'));

const isMark = (token: Token | undefined, text: string): boolean => token?.kind === 'mark' && token.text === text;
const isVariables = (token: Token | undefined): boolean => token?.kind === 'name' && (token.text === 'variables' || token.text === 'Variables');

/** Names that a script declares for itself: constants, functions, parameters, what it takes apart. */
function scriptLocals(all: readonly Token[]): ReadonlySet<string> {
  const locals = new Set<string>();
  all.forEach((token, i) => {
    if (token.kind === 'name' && /^(const|let|var|function|catch)$/.test(token.text)) declared(all, i + 1, locals);
    if (isMark(token, '=>')) parameters(all, i - 1, locals);
  });
  return locals;
}

function declared(all: readonly Token[], from: number, locals: Set<string>): void {
  let depth = 0;
  for (let i = from; i < all.length; i++) {
    const { kind, text } = all[i]!;
    if (kind === 'mark' && '([{'.includes(text)) depth++;
    else if (kind === 'mark' && ')]}'.includes(text)) depth--;
    else if (kind === 'name' && text !== 'of' && text !== 'in' && !isMark(all[i + 1], ':')) locals.add(text);
    if (depth <= 0 && (kind !== 'name' || depth < 0 || !isMark(all[i + 1], '('))) return;
  }
}

function parameters(all: readonly Token[], last: number, locals: Set<string>): void {
  if (!isMark(all[last], ')')) {
    if (all[last]?.kind === 'name') locals.add(all[last]!.text);
    return;
  }
  let depth = 0;
  for (let i = last; i >= 0; i--) {
    if (isMark(all[i], ')')) depth++;
    if (isMark(all[i], '(') && --depth === 0) return;
    if (all[i]!.kind === 'name') locals.add(all[i]!.text);
  }
}

/** Names that a template makes: `for x in`, `set x`, `assign x`, `capture x`. */
function templateLocals(all: readonly Token[]): ReadonlySet<string> {
  const locals = new Set(['if', 'elsif', 'elif', 'else', 'endif', 'for', 'endfor', 'in', 'and', 'or', 'not', 'is', 'set', 'assign', 'capture', 'endcapture', 'unless', 'endunless', 'case', 'when', 'endcase', 'contains', 'true', 'false', 'nil', 'none', 'null', 'empty', 'blank', 'loop', 'forloop', 'raw', 'endraw', 'comment', 'endcomment', 'break', 'continue', 'limit', 'offset', 'reversed']);
  all.forEach((token, i) => {
    if (token.kind === 'name' && /^(for|set|assign|capture|increment|decrement)$/.test(token.text) && all[i + 1]?.kind === 'name') locals.add(all[i + 1]!.text);
  });
  return locals;
}

/** The code with a variable called otherwise. */
export function renamedIn(kind: string, code: string, from: string, to: string): string {
  let next = code;
  for (const use of nameUses(kind, code).filter(({ name }) => isCalled(name, from)).reverse()) {
    const said = use.name === from ? to : upper(to);
    next = next.slice(0, use.at) + (use.isShorthand ? `${from}: ${said}` : said) + next.slice(use.at + use.length);
  }
  return next;
}

/** `getNome()` reads `nome` too. */
export const isCalled = (said: string, name: string): boolean => said === name || said === upper(name);

const upper = (name: string): string => (name[0]?.toUpperCase() ?? '') + name.slice(1);
