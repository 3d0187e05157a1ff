import { useEffect, useState, type ReactNode } from 'react';
import { lookAtLife } from '../commands/actions.ts';
import { findActivity } from '../document/activities.ts';
import { connectionKey } from '../document/flow.ts';
import { chartAt } from '../document/scopes.ts';
import { useDraft, useDraftState } from '../session/context.tsx';
import { RightPanel } from '../shell/RightPanel.tsx';
import { useDesk, useUi } from '../shell/desk.tsx';
import { periods, sinceOf, type LifeServer, type Period, type Traffic } from './life.ts';
import { runMarks, trafficMarks } from './marks.ts';
import { Overview } from './Overview.tsx';
import { RunView, useRun } from './RunView.tsx';
import { PlaceView } from './PlaceView.tsx';

const refresh = 20_000;

/** Looking at life: how many took which way, who waits where, and what happened in a conversation. */
export function LifePanel({ server }: { readonly server: LifeServer }): ReactNode {
  const desk = useDesk();
  const { t, session } = desk;
  const [days, setDays] = useState<Period>(7);
  const runId = useUi(state => state.run);
  const traffic = useTraffic(server, session.options.flowId, days);
  const run = useRun(server, session.options.flowId, runId);
  const selection = useDraftState(state => state.selection);
  const only = selection.size === 1 ? [...selection][0]! : '';
  useMarks(traffic.value, run.value);
  return (
    <RightPanel label={t('life.title')} open={t('life.open')} close={t('life.close')} icon="pulse" subject={runId ?? only} comesUp onClose={() => lookAtLife(desk, false)}>
      <div className="i-scroll d-scroll l-life">
        {runId !== undefined ? <RunView run={run.value} hasFailed={run.hasFailed} /> : (
          <>
            <div className="l-periods" role="group" aria-label={t('life.period')}>
              {periods.map(period => <button key={period} type="button" className="d-button" aria-pressed={days === period} onClick={() => setDays(period)}>{t(`life.period.${period}`)}</button>)}
            </div>
            {traffic.hasFailed && <p className="i-problem" role="alert">{t('life.failed')}</p>}
            {traffic.value !== undefined && <Chosen server={server} traffic={traffic.value} id={only} />}
          </>
        )}
      </div>
    </RightPanel>
  );
}

function Chosen({ server, traffic, id }: { readonly server: LifeServer; readonly traffic: Traffic; readonly id: string }): ReactNode {
  const draft = useDraft();
  const flow = useDraftState(state => state.flow);
  if (findActivity(flow, id) !== undefined) return <PlaceView key={id} server={server} traffic={traffic} step={id} />;
  const way = chartAt(flow, draft.place).connections.find(one => connectionKey(one) === id);
  return way !== undefined ? <PlaceView key={id} server={server} traffic={traffic} step={way.source.activity} way={way} /> : <Overview traffic={traffic} />;
}

interface Asked<T> {
  readonly value: T | undefined;
  readonly hasFailed: boolean;
}

/** The traffic of some days; asked again now and then, since life goes on. */
function useTraffic(server: LifeServer, flowId: string, days: Period): Asked<Traffic> {
  const [state, setState] = useState<Asked<Traffic>>({ value: undefined, hasFailed: false });
  useEffect(() => {
    let isCurrent = true;
    const ask = (): void => void server.traffic(flowId, sinceOf(days, new Date())).then(
      value => isCurrent && setState({ value, hasFailed: false }),
      () => isCurrent && setState(before => ({ ...before, hasFailed: true })),
    );
    ask();
    const timer = setInterval(ask, refresh);
    return () => {
      isCurrent = false;
      clearInterval(timer);
    };
  }, [server, flowId, days]);
  return state;
}

function useMarks(traffic: Traffic | undefined, run: ReturnType<typeof useRun>['value']): void {
  const draft = useDraft();
  const { t, view } = useDesk();
  const flow = useDraftState(state => state.flow);
  const scope = useDraftState(state => state.scope);
  useEffect(() => {
    const chart = chartAt(flow, draft.place);
    draft.set({ marks: run !== undefined ? runMarks(run, flow, chart, t) : traffic !== undefined ? trafficMarks(traffic, chart, t) : { nodes: new Map(), ways: new Map() } });
  }, [draft, t, flow, scope, traffic, run]);
  useEffect(() => {
    if (run === undefined) return undefined;
    // The nodes are measured a frame after they are there.
    const frame = requestAnimationFrame(() => view.current?.fit(run.steps.map(step => step.nodeId)));
    return () => cancelAnimationFrame(frame);
  }, [run, view]);
}
