import { chatEn } from './en.ts';
import { chatEs } from './es.ts';
import { chatPtBR } from './pt-BR.ts';

export type ChatKey = keyof typeof chatPtBR;
export type Say = (key: ChatKey, args?: Readonly<Record<string, string | number>>) => string;

/** What the test chat says, in the person's language. */
export function chatWords(culture: string): Say {
  const texts: Readonly<Record<ChatKey, string>> = culture.startsWith('en') ? chatEn : culture.startsWith('es') ? chatEs : chatPtBR;
  return (key, args) => (texts[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => String(args?.[name] ?? whole));
}
