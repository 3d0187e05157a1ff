import { useEffect, type ReactNode } from 'react';
import { useDraft } from '../session/context.tsx';
import { useDesk, useUi } from '../shell/desk.tsx';

const patience = 12_000;

/** After a new arrangement: keep it, or take it back. Who does nothing keeps it; it can be undone later too. */
export function TidyBar(): ReactNode {
  const { t, ui, view } = useDesk();
  const draft = useDraft();
  const isTidied = useUi(state => state.isTidied);
  useEffect(() => {
    if (!isTidied) return undefined;
    const timer = setTimeout(() => ui.set({ isTidied: false }), patience);
    return () => clearTimeout(timer);
  }, [isTidied, ui]);
  // Another step in between: there is nothing to take back here any more.
  useEffect(() => draft.watch(() => {
    if (ui.value.isTidied && draft.state.history.done.at(-1)?.name.key !== 'step.tidy') ui.set({ isTidied: false });
  }), [draft, ui]);
  if (!isTidied) return null;
  const done = (isKept: boolean): void => {
    ui.set({ isTidied: false });
    if (!isKept) draft.undo();
    view.current?.focus();
  };
  return (
    <div className="d-bar" role="status">
      <span>{t('tidy.done')}</span>
      <button type="button" className="d-button is-primary" onClick={() => done(true)}>{t('tidy.keep')}</button>
      <button type="button" className="d-button" onClick={() => done(false)}>{t('tidy.undo')}</button>
    </div>
  );
}
