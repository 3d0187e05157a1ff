import type { StepName } from '../session/history.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { ptBR } from './pt-BR.ts';

export type TextKey = keyof typeof ptBR;
export type Texts = Readonly<Record<TextKey, string>>;

/** Says a text in the person's language, with what is put into it. */
export type Translate = (key: TextKey, args?: Readonly<Record<string, string | number>>) => string;

/** The texts of a culture, Portuguese where it has none; `more` are those that the server adds or overrides. */
export function translator(culture: string, more: Readonly<Record<string, string>> = {}): Translate {
  const texts: Texts = culture.startsWith('en') ? en : culture.startsWith('es') ? es : ptBR;
  return (key, args) => fill(more[key] ?? texts[key] ?? key, args);
}

const fill = (text: string, args?: Readonly<Record<string, string | number>>): string => (args === undefined ? text : text.replace(/\{(\w+)\}/g, (whole, name: string) => String(args[name] ?? whole)));

/** What a step is called. `of` names another step that this one is about ("undone: …"). */
export const stepInWords = (name: StepName, t: Translate): string => t(name.key as TextKey, { ...name.args, ...(name.of === undefined ? {} : { step: t(name.of as TextKey, name.args) }) });
