import { useEffect, useState, type ReactNode } from 'react';
import { findActivity } from '../document/activities.ts';
import { FindingsList } from '../findings/FindingsList.tsx';
import type { Finding } from '../findings/checker.ts';
import { Icon } from '../icons/Icon.tsx';
import { useDraftState } from '../session/context.tsx';
import { useUi } from '../shell/desk.tsx';
import { FlowPanel } from './FlowPanel.tsx';
import { StepPanel } from './StepPanel.tsx';
import { useWords } from './words.ts';

/** The panel at the right: the properties of what is selected, of the flow when nothing is, and below them what is wrong. On a phone it opens over the outline. */
export function Inspector({ findings, checking }: { readonly findings: readonly Finding[]; readonly checking: boolean }): ReactNode {
  const say = useWords();
  const flow = useDraftState(state => state.flow);
  const selection = useDraftState(state => state.selection);
  const isPhone = useUi(state => state.isPhone);
  const [isOpen, setOpen] = useState(!isPhone);
  const only = selection.size === 1 ? findActivity(flow, [...selection][0]!) : undefined;
  const key = only?.id ?? '';
  useEffect(() => { if (isPhone) setOpen(false); }, [isPhone, key]);
  if (!isOpen) return <button type="button" className="i-open d-icon-button" aria-label={say('inspector.open')} title={say('inspector.open')} onClick={() => setOpen(true)}><Icon name="more" /></button>;
  return (
    <aside className={`i-panel ${isPhone ? 'is-phone' : ''}`} aria-label={say('inspector.label')} onKeyDown={event => event.key === 'Escape' && isPhone && setOpen(false)}>
      <button type="button" className="i-close d-icon-button" aria-label={say('inspector.close')} title={say('inspector.close')} onClick={() => setOpen(false)}><Icon name="close" /></button>
      <div className="i-scroll d-scroll">
        {only !== undefined ? <StepPanel key={only.id} activity={only} findings={findings} /> : selection.size > 1 ? <p className="i-hint">{say('inspector.many', { n: selection.size })}</p> : <FlowPanel />}
      </div>
      <FindingsList findings={findings} checking={checking} />
    </aside>
  );
}
