import { useState, type ReactNode } from 'react';
import { goTo, nameIn } from '../commands/actions.ts';
import { Icon } from '../icons/Icon.tsx';
import { useWords } from '../inspector/words.ts';
import { useDraft, useDraftState } from '../session/context.tsx';
import { useDesk } from '../shell/desk.tsx';
import type { Finding } from './checker.ts';
import { useCheckServer } from './context.tsx';
import { light } from './useFindings.ts';

/** What is wrong, in a list that opens: a click goes there and draws the way that shows it; what can be mended by a click is. */
export function FindingsList({ findings, checking }: { readonly findings: readonly Finding[]; readonly checking: boolean }): ReactNode {
  const say = useWords();
  const [isOpen, setOpen] = useState(false);
  const count = (severity: Finding['severity']): number => findings.filter(finding => finding.severity === severity).length;
  const parts = [['error', 'findings.errors'], ['warning', 'findings.warnings'], ['info', 'findings.infos']] as const;
  const summary = parts.filter(([severity]) => count(severity) > 0).map(([severity, key]) => (count(severity) === 1 ? say(`findings.${severity}.one`) : say(key, { n: count(severity) }))).join(' · ');
  return (
    <section className="i-findings" aria-label={say('findings.label')}>
      <button type="button" className="i-findings-head" aria-expanded={isOpen} onClick={() => { setOpen(!isOpen); light(undefined); }}>
        <b>{say('findings.label')}</b>
        <span role="status" className={count('error') > 0 ? 'is-error' : count('warning') > 0 ? 'is-warning' : 'is-good'}>{checking ? say('findings.checking') : summary || say('findings.ok')}</span>
        <Icon name="chevron" size={16} />
      </button>
      {isOpen && (
        <ul className="d-scroll">
          {findings.map((finding, i) => <FindingRow key={`${finding.code}${finding.nodeId}${i}`} finding={finding} />)}
          {findings.length === 0 && <li className="i-hint">{say('findings.none')}</li>}
        </ul>
      )}
    </section>
  );
}

function FindingRow({ finding }: { readonly finding: Finding }): ReactNode {
  const say = useWords();
  const desk = useDesk();
  const draft = useDraft();
  const server = useCheckServer();
  const isReadOnly = useDraftState(state => state.isReadOnly);
  const way = finding.path.length > 1 ? finding.path.map(step => nameIn(desk, step.nodeId) || step.nodeId).join(' → ') : '';
  const show = (): void => {
    light(finding);
    if (finding.nodeId) goTo(desk, finding.nodeId);
  };
  const mend = async (): Promise<void> => {
    const document = await server.repair(desk.session.options.flowId, draft.state.flow, finding.repair!.key);
    draft.apply({ key: 'step.repair', args: { label: finding.repair!.label } }, () => document);
    light(undefined);
  };
  return (
    <li className={`i-finding is-${finding.severity}`}>
      <button type="button" onClick={show}>
        <span className="d-visually-hidden">{say(`findings.severity.${finding.severity}`)}: </span>
        {finding.nodeId && <b>{nameIn(desk, finding.nodeId) || finding.nodeId}: </b>}{finding.text}
        {way && <small>{say(finding.certainty ? `findings.path.${finding.certainty}` : 'findings.path', { path: way })}</small>}
      </button>
      {finding.repair && !isReadOnly && <button type="button" className="d-button" onClick={() => void mend()}>{say('findings.repair', { label: finding.repair.label })}</button>}
    </li>
  );
}
