import type { ReactNode } from 'react';
import { useDesk } from './desk.tsx';
import { Tool } from './TopBar.tsx';

/** Nearer, farther, all. */
export function ZoomTools(): ReactNode {
  const { t } = useDesk();
  return (
    <div className="d-zoom" role="toolbar" aria-label={t('zoom.label')}>
      <Tool id="zoomOut" />
      <Tool id="zoomIn" />
      <Tool id="fit" />
    </div>
  );
}
