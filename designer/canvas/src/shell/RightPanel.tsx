import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Icon } from '../icons/Icon.tsx';
import { useDesk, useUi, type RightSide } from './desk.tsx';

const fields = ':is(input, textarea, select, button, summary):not(.i-close, :disabled)';

interface RightPanelProps {
  readonly label: string;
  readonly open: string;
  readonly close: string;
  readonly icon: string;
  /** What it is about: on a phone another one folds it away, or brings it up. */
  readonly subject: string;
  /** On a phone it is up from the beginning and for every subject; else it is asked for. */
  readonly comesUp?: boolean;
  /** What closing it means where there is room; else it is only folded away. */
  readonly onClose?: () => void;
  readonly children: ReactNode;
}

/** What stands at the right of the canvas; on a phone it opens over the outline. Escape goes back to the canvas. */
export function RightPanel({ label, open, close, icon, subject, comesUp = false, onClose, children }: RightPanelProps): ReactNode {
  const { right, view } = useDesk();
  const isPhone = useUi(state => state.isPhone);
  const panel = useRef<HTMLElement>(null);
  const [state, setState] = useState({ subject, isOpen: !isPhone || comesUp });
  const setOpen = (isOpen: boolean): void => setState({ subject, isOpen });
  useEffect(() => setState(before => (before.subject === subject ? before : { subject, isOpen: isPhone ? comesUp && subject !== '' : before.isOpen })), [isPhone, comesUp, subject]);
  useEffect(() => {
    const side: RightSide = {
      open: about => {
        setState({ subject: about, isOpen: true });
        requestAnimationFrame(() => panel.current?.querySelector<HTMLElement>(fields)?.focus());
      },
    };
    right.current = side;
    return () => void (right.current === side && (right.current = undefined));
  }, [right]);
  const leave = (): void => (onClose === undefined || isPhone ? setOpen(false) : onClose());
  const pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    if (isPhone) setOpen(false);
    else view.current?.focus();
  };
  if (!state.isOpen) return <button type="button" className="i-open d-icon-button" aria-label={open} title={open} onClick={() => setOpen(true)}><Icon name={icon} /></button>;
  return (
    <aside ref={panel} className={`i-panel ${isPhone ? 'is-phone' : ''}`} aria-label={label} onKeyDown={pressed}>
      <div className="i-top">
        <h2>{label}</h2>
        <button type="button" className="i-close d-icon-button" aria-label={close} title={close} onClick={leave}><Icon name="close" /></button>
      </div>
      {children}
    </aside>
  );
}
