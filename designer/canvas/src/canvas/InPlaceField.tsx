import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useDesk, useUi, type InPlace } from '../shell/desk.tsx';

/** Whether this part is being edited where it stands. */
export const useEditing = (id: string, what: InPlace['what'], where?: 'outline'): boolean => useUi(ui => ui.editing?.id === id && ui.editing.what === what && ui.editing.where === where);

/** A text that is edited where it stands. Enter (in long texts Ctrl+Enter) and leaving keep it, Escape does not. */
export function InPlaceField({ value, label, isLong, onDone }: { readonly value: string; readonly label: string; readonly isLong?: boolean; readonly onDone: (text: string) => void }): ReactNode {
  const { ui, view } = useDesk();
  const field = useRef<HTMLTextAreaElement>(null);
  const isOver = useRef(false);
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, []);
  const finish = (isKept: boolean): void => {
    if (isOver.current) return;
    isOver.current = true;
    const text = field.current?.value ?? value;
    ui.set({ editing: undefined });
    if (isKept && text !== value) onDone(text);
    if (document.activeElement === field.current || document.activeElement === document.body) view.current?.focus();
  };
  const pressed = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Escape') finish(false);
    else if (event.key === 'Enter' && (!isLong || event.ctrlKey || event.metaKey)) finish(true);
    else return;
    event.preventDefault();
  };
  return <textarea ref={field} className={`d-in-place nodrag nowheel nopan ${isLong ? 'is-long' : ''}`} defaultValue={value} aria-label={label} rows={isLong ? 4 : 1} onKeyDown={pressed} onBlur={() => finish(true)} />;
}
