import { useRef, useState, type CSSProperties, type PointerEvent, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { addStep } from '../commands/actions.ts';
import type { ActivityType } from '../document/catalog.ts';
import type { Point } from '../document/flow.ts';
import { Icon } from '../icons/Icon.tsx';
import { useDesk } from '../shell/desk.tsx';

const slack = 5;

/** Drags a type from the palette to the canvas: a card follows the pointer; over a connection it will be put in. Escape cancels. */
export function usePaletteDrag(type: ActivityType): { readonly start: (event: PointerEvent<HTMLElement>) => void; readonly card: ReactNode } {
  const desk = useDesk();
  const [at, setAt] = useState<Point | undefined>();
  const over = useRef<Element | undefined>(undefined);

  const start = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0 || event.pointerType === 'touch' || desk.draft.state.isReadOnly) return;
    const from = { x: event.clientX, y: event.clientY };
    const listening = new AbortController();
    let isDragging = false;
    const end = (): void => {
      listening.abort();
      mark(undefined);
      setAt(undefined);
      if (isDragging) swallowClick();
    };
    const mark = (way: Element | undefined): void => {
      if (way === over.current) return;
      over.current?.classList.remove('is-target');
      way?.classList.add('is-target');
      over.current = way;
    };
    const move = (moved: globalThis.PointerEvent): void => {
      if (!isDragging && Math.hypot(moved.clientX - from.x, moved.clientY - from.y) < slack) return;
      isDragging = true;
      setAt({ x: moved.clientX, y: moved.clientY });
      mark(document.elementFromPoint(moved.clientX, moved.clientY)?.closest('.react-flow__edge, .d-way-middle') ?? undefined);
    };
    const drop = (dropped: globalThis.PointerEvent): void => {
      const target = document.elementFromPoint(dropped.clientX, dropped.clientY);
      const way = over.current?.getAttribute('data-id') ?? over.current?.getAttribute('data-way') ?? undefined;
      const wasDragging = isDragging;
      end();
      if (!wasDragging || !target?.closest('.d-canvas') || desk.view.current === undefined) return;
      const point = desk.view.current.toFlow({ x: dropped.clientX - 30, y: dropped.clientY - 22 });
      addStep(desk, type.type, { at: point, ...(way ? { into: way } : {}) });
      desk.view.current.focus();
    };
    const options = { signal: listening.signal };
    addEventListener('pointermove', move, options);
    addEventListener('pointerup', drop, options);
    addEventListener('pointercancel', end, options);
    addEventListener('keydown', key => key.key === 'Escape' && end(), options);
  };

  const card = at && createPortal(
    <div className="d-root d-drag-card" style={{ transform: `translate(${at.x - 30}px, ${at.y - 22}px)`, '--category': desk.draft.state.catalog.byCategory.get(type.category)?.color } as CSSProperties}>
      <span className="d-tile"><Icon name={type.icon} /></span><b>{type.label}</b>
    </div>,
    document.body,
  );
  return { start, card };
}

/** The click that ends a drag is no press of the button. */
function swallowClick(): void {
  const swallow = (event: MouseEvent): void => event.stopPropagation();
  addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener('click', swallow, { capture: true }));
}
