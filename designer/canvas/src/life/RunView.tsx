import { useEffect, useState, type ReactNode } from 'react';
import { goTo } from '../commands/actions.ts';
import { Icon } from '../icons/Icon.tsx';
import { useDraftState } from '../session/context.tsx';
import { useDesk } from '../shell/desk.tsx';
import { shownAt } from './counts.ts';
import type { LifeServer, ToldRun, ToldStep } from './life.ts';

/** A run, told; nothing until it is there. */
export function useRun(server: LifeServer, flowId: string, runId: string | undefined): { readonly value: ToldRun | undefined; readonly hasFailed: boolean } {
  const [state, setState] = useState<{ value: ToldRun | undefined; hasFailed: boolean }>({ value: undefined, hasFailed: false });
  useEffect(() => {
    setState({ value: undefined, hasFailed: false });
    if (runId === undefined) return undefined;
    let isCurrent = true;
    server.run(flowId, runId).then(value => isCurrent && setState({ value, hasFailed: false }), () => isCurrent && setState({ value: undefined, hasFailed: true }));
    return () => { isCurrent = false; };
  }, [server, flowId, runId]);
  return state;
}

/** One conversation beside its way on the canvas: what was said, which ways were taken, and why. */
export function RunView({ run, hasFailed }: { readonly run: ToldRun | undefined; readonly hasFailed: boolean }): ReactNode {
  const { t, ui, links, version } = useDesk();
  return (
    <>
      <button type="button" className="l-back d-link" onClick={() => ui.set({ run: undefined })}><Icon name="undo" size={14} />{t('life.all')}</button>
      {hasFailed && <p className="i-problem" role="alert">{t('life.run.failed')}</p>}
      {run !== undefined && (
        <>
          <h2>{run.name}</h2>
          <p className="l-run-line">
            <span className={`l-status is-${run.status}`}>{t(`life.status.${run.status}`)}</span>
            <span>{t('life.version', { n: run.version })}</span>
            {links.conversations && <a href={`${links.conversations}/${run.conversationId}`}>{t('life.conversation')}</a>}
          </p>
          {run.version !== version && links.versions && <p className="i-hint">{version !== undefined && t('life.other', { n: run.version })} <a href={`${links.versions}/versoes/${run.version}/ver?conversa=${ui.value.run}`}>{t('life.other.open', { n: run.version })}</a></p>}
          <ol className="l-story">{run.steps.map((step, i) => <Told key={i} step={step} />)}</ol>
        </>
      )}
    </>
  );
}

function Told({ step }: { readonly step: ToldStep }): ReactNode {
  const desk = useDesk();
  const { t, culture } = desk;
  const here = useDraftState(state => shownAt(state.flow, step.nodeId));
  const at = new Intl.DateTimeFormat(culture, { dateStyle: 'short', timeStyle: 'medium' }).format(new Date(step.at));
  return (
    <li className={`is-${step.kind}`} title={at}>
      {step.title && (here !== undefined ? <button type="button" className="d-link" onClick={() => goTo(desk, here)}>{step.title}</button> : <span className="d-muted">{t('life.gone', { id: step.title })}</span>)}
      <p>{step.text}</p>
      {step.why && <details><summary>{t('life.why')}</summary><p>{step.why}</p></details>}
    </li>
  );
}
