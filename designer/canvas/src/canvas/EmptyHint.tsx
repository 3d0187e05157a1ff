import type { ReactNode } from 'react';
import { Icon } from '../icons/Icon.tsx';
import { useDraftState } from '../session/context.tsx';
import { useDesk } from '../shell/desk.tsx';
import { runCommand } from '../commands/run.ts';

/** What an empty canvas says: how to begin. */
export function EmptyHint({ isEmpty }: { readonly isEmpty: boolean }): ReactNode {
  const desk = useDesk();
  const isReadOnly = useDraftState(state => state.isReadOnly);
  if (!isEmpty || isReadOnly) return null;
  return (
    <div className="d-empty">
      <h2>{desk.t('empty.title')}</h2>
      <p>{desk.t('empty.text')}</p>
      <button type="button" className="d-button is-primary" onClick={() => runCommand(desk, 'add')}><Icon name="add" />{desk.t('empty.first')}</button>
    </div>
  );
}
