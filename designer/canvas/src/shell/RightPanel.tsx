import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Icon } from '../icons/Icon.tsx';
import { useUi } from './desk.tsx';

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

/** What stands at the right of the canvas; on a phone it opens over the outline. */
export function RightPanel({ label, open, close, icon, subject, comesUp = false, onClose, children }: RightPanelProps): ReactNode {
  const isPhone = useUi(state => state.isPhone);
  const [isOpen, setOpen] = useState(!isPhone || comesUp);
  const before = useRef(subject);
  useEffect(() => {
    if (before.current === subject) return;
    before.current = subject;
    if (isPhone) setOpen(comesUp && subject !== '');
  }, [isPhone, comesUp, subject]);
  const leave = (): void => (onClose === undefined || isPhone ? setOpen(false) : onClose());
  if (!isOpen) return <button type="button" className="i-open d-icon-button" aria-label={open} title={open} onClick={() => setOpen(true)}><Icon name={icon} /></button>;
  return (
    <aside className={`i-panel ${isPhone ? 'is-phone' : ''}`} aria-label={label} onKeyDown={event => event.key === 'Escape' && isPhone && setOpen(false)}>
      <div className="i-top">
        <h2>{label}</h2>
        <button type="button" className="i-close d-icon-button" aria-label={close} title={close} onClick={leave}><Icon name="close" /></button>
      </div>
      {children}
    </aside>
  );
}
