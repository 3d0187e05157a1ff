import { memo, type ReactNode } from 'react';
import type { Part } from '../content/richText.ts';

/** A text as people read it: words, values as chips, logic and code set apart. */
export const Text = memo(({ parts }: { readonly parts: readonly Part[] }): ReactNode =>
  parts.map((part, i) => {
    if (part.kind === 'chip') return <span key={i} className="d-chip" title={part.filters ? `${part.name} | ${part.filters}` : part.name}>{part.name}</span>;
    if (part.kind === 'logic') return <span key={i} className="d-logic">{part.text}</span>;
    return part.kind === 'code' ? <code key={i}>{part.text}</code> : <span key={i}>{part.text}</span>;
  }),
);
