import { ViewportPortal } from '@xyflow/react';
import type { ReactNode } from 'react';
import type { SnapLine } from './snap.ts';

/** Shows with what the dragged step is in line. */
export const SnapLines = ({ lines }: { readonly lines: readonly SnapLine[] }): ReactNode => (
  <ViewportPortal>
    {lines.map(line => (
      <div key={line.axis} className={`d-snap is-${line.axis}`} style={line.axis === 'x' ? { transform: `translate(${line.at}px, ${line.from}px)`, height: line.to - line.from } : { transform: `translate(${line.from}px, ${line.at}px)`, width: line.to - line.from }} />
    ))}
  </ViewportPortal>
);
