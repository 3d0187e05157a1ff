import type { InputType } from '../document/catalog.ts';
import type { InputValue } from '../document/inputs.ts';
import type { Json } from '../document/json.ts';

/** How an input is given, as people see it: written out (a text may hold `{{ … }}`), made by a script, or taken from a variable. */
export type Mode = 'plain' | 'script' | 'variable';

const isTemplate = (text: string): boolean => /\{\{|\{%/.test(text);

const texts = new Set(['text', 'multiline']);
const written = new Set(['options', 'texts', 'list', 'map', 'value', 'cases']);

/** The modes that an input can have; what is no expression has one only. */
export function modesOf(input: InputType): readonly Mode[] {
  if (input.raw || input.editor === 'flow' || input.editor === 'variable') return ['plain'];
  if (input.script) return ['script'];
  return input.editor === 'condition' ? ['script', 'variable'] : ['plain', 'script', 'variable'];
}

/** The mode in which an input stands; the first that it can have when nothing is given. */
export function modeOf(input: InputType, given: InputValue | undefined): Mode {
  const modes = modesOf(input);
  const mode: Mode = given === undefined ? modes[0]! : given.kind === 'JavaScript' ? 'script' : given.kind === 'Variable' ? 'variable' : 'plain';
  return modes.includes(mode) ? mode : modes[0]!;
}

/** What the document says for a value in a mode; nothing where nothing is said. */
export function given(input: InputType, mode: Mode, value: Json | undefined): InputValue | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (input.raw) return { kind: 'Raw', value };
  if (mode === 'script') return { kind: 'JavaScript', value };
  if (mode === 'variable') return { kind: 'Variable', value };
  if (texts.has(input.editor) || (typeof value === 'string' && isTemplate(value))) return { kind: typeof value === 'string' && isTemplate(value) ? 'Template' : 'Literal', value };
  // What is no JSON, where anything may be given, is a text: who writes Ana means “Ana”.
  if (input.editor === 'value' && typeof value === 'string' && !isJson(value)) return { kind: 'Literal', value };
  return written.has(input.editor) || input.editor === 'code' ? { kind: 'Object', value: typeof value === 'string' ? value : JSON.stringify(value) } : { kind: 'Literal', value };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The value that is carried over when the person switches the mode: a text becomes a quoted text, a quoted text a text; what cannot be carried over is left behind. */
export function carried(from: Mode, to: Mode, value: Json | undefined): Json | undefined {
  if (from === 'plain' && to === 'script') {
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    if (typeof value !== 'string') return undefined;
    return isTemplate(value) ? '`' + value.replace(/\\|`/g, '\\$&').replace(/\{\{\s*([\w.]+)\s*\}\}/g, '${$1}') + '`' : JSON.stringify(value);
  }
  if (from === 'script' && to === 'plain' && typeof value === 'string') {
    const quoted = /^\s*(["'])((?:\\.|(?!\1).)*)\1\s*$/s.exec(value);
    return quoted ? quoted[2]!.replace(/\\n/g, '\n').replace(/\\(.)/g, '$1') : undefined;
  }
  return undefined;
}
