import type { ReactNode } from 'react';
import { findActivity } from '../document/activities.ts';
import { FindingsList } from '../findings/FindingsList.tsx';
import type { Finding } from '../findings/checker.ts';
import { useDraftState } from '../session/context.tsx';
import { RightPanel } from '../shell/RightPanel.tsx';
import { FlowPanel } from './FlowPanel.tsx';
import { StepPanel } from './StepPanel.tsx';
import { useWords } from './words.ts';

/** The panel at the right: the properties of what is selected, of the flow when nothing is, and below them what is wrong. */
export function Inspector({ findings, checking }: { readonly findings: readonly Finding[]; readonly checking: boolean }): ReactNode {
  const say = useWords();
  const flow = useDraftState(state => state.flow);
  const selection = useDraftState(state => state.selection);
  const only = selection.size === 1 ? findActivity(flow, [...selection][0]!) : undefined;
  return (
    <RightPanel label={say('inspector.label')} open={say('inspector.open')} close={say('inspector.close')} icon="edit_note" subject={only?.id ?? ''}>
      <div className="i-scroll d-scroll">
        {only !== undefined ? <StepPanel key={only.id} activity={only} findings={findings} /> : selection.size > 1 ? <p className="i-hint">{say('inspector.many', { n: selection.size })}</p> : <FlowPanel />}
      </div>
      <FindingsList findings={findings} checking={checking} />
    </RightPanel>
  );
}
