import { memo, type ReactNode } from 'react';
import { paths } from './paths.ts';

/** One of our icons; an unknown name gets the shape of a piece. Icons say nothing to screen readers: what they mean stands beside them. */
export const Icon = memo(({ name, size = 18 }: { readonly name: string; readonly size?: number }): ReactNode => (
  <svg className="d-icon" width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
    <path d={paths[name] ?? paths.extension!} />
  </svg>
));
