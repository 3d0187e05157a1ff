import type { ReactNode } from 'react';
import { Icon } from '../icons/Icon.tsx';
import { useDraftState } from '../session/context.tsx';
import { useDesk } from './desk.tsx';

/** Whether what was done is safe, and where. */
export function SavingState(): ReactNode {
  const { t } = useDesk();
  const saving = useDraftState(state => state.saving);
  const isReadOnly = useDraftState(state => state.isReadOnly);
  const icon = saving === 'offline' || saving === 'refused' ? 'cloud_off' : 'cloud_done';
  const key = isReadOnly ? 'saving.readOnly' : (`saving.${saving}` as const);
  return <span className={`d-saving is-${isReadOnly ? 'saved' : saving}`} role="status" title={t(key)}><Icon name={icon} size={16} /><span>{t(key)}</span></span>;
}
