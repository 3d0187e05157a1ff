import type { ReactNode } from 'react';

const marks = /(?<![\p{L}\p{N}*_~`])([*_~`])(?=\S)([^*_~`\n]+)(?<=\S)\1(?![\p{L}\p{N}*_~`])/gu;
const elements = { '*': 'b', _: 'i', '~': 's', '`': 'code' } as const;

/** A text with WhatsApp's marks drawn, and its links to follow; never HTML. */
export function Markup({ text }: { readonly text: string }): ReactNode {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const match of text.matchAll(marks)) {
    parts.push(text.slice(end, match.index));
    const Element = elements[match[1] as keyof typeof elements];
    parts.push(<Element key={match.index}>{match[2]}</Element>);
    end = match.index + match[0].length;
  }
  return <>{parts}{text.slice(end)}</>;
}
