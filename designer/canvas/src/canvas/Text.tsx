import { memo, type ReactNode } from 'react';
import { logicInWords, type Part } from '../content/richText.ts';
import { useDesk } from '../shell/desk.tsx';

/** A text as people read it: words, values as chips, logic and code set apart. */
export const Text = memo(({ parts }: { readonly parts: readonly Part[] }): ReactNode => {
  const { t } = useDesk();
  return parts.map((part, i) => {
    if (part.kind === 'chip') return <span key={i} className="d-chip" title={part.filters ? `${part.name} | ${part.filters}` : part.name}>{part.name}</span>;
    if (part.kind === 'logic') return <span key={i} className="d-logic" title={part.text}>{logicInWords(part.text, t)}</span>;
    return part.kind === 'code' ? <code key={i}>{part.text}</code> : <span key={i}>{part.text}</span>;
  });
});
