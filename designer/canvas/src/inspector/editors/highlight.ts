/** A piece of code in one colour. */
export interface Piece {
  readonly kind: 'plain' | 'keyword' | 'text' | 'number' | 'comment' | 'code';
  readonly text: string;
}

const script = /(\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|("(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|`(?:\\.|[^`\\])*`?)|\b(const|let|var|return|if|else|for|of|in|while|function|try|catch|throw|new|typeof|true|false|null|undefined|switch|case|default|break|continue)\b|(\b\d+(?:\.\d+)?\b)/g;
const template = /(\{\{[\s\S]*?(?:\}\}|$)|\{%[\s\S]*?(?:%\}|$))/g;

/** The pieces of a script: comments, texts, keywords, numbers. */
export function scriptPieces(code: string): Piece[] {
  return pieces(code, script, match => (match[1] !== undefined ? 'comment' : match[2] !== undefined ? 'text' : match[3] !== undefined ? 'keyword' : 'number'));
}

/** The pieces of a template: what is said, and what is code. */
export const templatePieces = (text: string): Piece[] => pieces(text, template, () => 'code');

function pieces(code: string, pattern: RegExp, kindOf: (match: RegExpMatchArray) => Piece['kind']): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const match of code.matchAll(pattern)) {
    if (match.index > at) found.push({ kind: 'plain', text: code.slice(at, match.index) });
    found.push({ kind: kindOf(match), text: match[0] });
    at = match.index + match[0].length;
  }
  if (at < code.length) found.push({ kind: 'plain', text: code.slice(at) });
  return found;
}
