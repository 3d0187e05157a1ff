import { useEffect, useState, type CSSProperties, type ReactNode } from 'react';
import { nameIn } from '../commands/actions.ts';
import { findActivity } from '../document/activities.ts';
import type { Connection } from '../document/flow.ts';
import { shownOutcomes } from '../document/outcomes.ts';
import { chartAt } from '../document/scopes.ts';
import { Icon } from '../icons/Icon.tsx';
import { useDraft } from '../session/context.tsx';
import { useDesk } from '../shell/desk.tsx';
import { countsOf, passedOf, share } from './counts.ts';
import type { LifeServer, Place, Traffic, Visit } from './life.ts';

/** One step or one connection: its numbers, and the last conversations there. */
export function PlaceView({ server, traffic, step, way }: { readonly server: LifeServer; readonly traffic: Traffic; readonly step: string; readonly way?: Connection }): ReactNode {
  const desk = useDesk();
  const { t, draft } = desk;
  const counts = countsOf(traffic, step);
  const port = way?.source.port ?? 'Done';
  return (
    <>
      <button type="button" className="l-back d-link" onClick={() => draft.select([])}><Icon name="undo" size={14} />{t('life.all')}</button>
      <h3 className="l-place">{way === undefined ? nameIn(desk, step) : t('life.way', { from: nameIn(desk, step), to: nameIn(desk, way.target.activity) })}</h3>
      {way === undefined ? (
        <>
          <dl className="l-figures">
            <div><dt>{t('life.reached')}</dt><dd>{counts.reached}</dd></div>
            <div><dt>{t('life.here')}</dt><dd>{counts.waiting}</dd></div>
            <div><dt>{t('life.ended')}</dt><dd>{counts.ended}</dd></div>
          </dl>
          <Ways traffic={traffic} step={step} />
          {counts.waiting > 0 && <Visits server={server} place={{ node: step, waiting: true }} title={t('life.visits.waiting')} />}
          <Visits server={server} place={{ node: step }} title={t('life.visits')} />
        </>
      ) : (
        <>
          <dl className="l-figures"><div><dt>{t('life.passedHere')}</dt><dd>{passedOf(traffic, way)}</dd></div><div><dt>{t('life.share')}</dt><dd>{share(passedOf(traffic, way), counts.reached)}%</dd></div></dl>
          <Visits server={server} place={{ node: step, outcome: port }} title={t('life.visits')} />
        </>
      )}
    </>
  );
}

/** Each way out of a step, as long as it is used. */
function Ways({ traffic, step }: { readonly traffic: Traffic; readonly step: string }): ReactNode {
  const { t } = useDesk();
  const draft = useDraft();
  const { state } = draft;
  const activity = findActivity(state.flow, step)!;
  const { reached, ways } = countsOf(traffic, step);
  const outcomes = shownOutcomes(activity, state.catalog, ways.map(way => way.outcome));
  if (outcomes.length < 2) return null;
  const leads = new Set(chartAt(state.flow, draft.place).connections.filter(way => way.source.activity === step).map(way => way.source.port ?? 'Done'));
  const taken = (name: string): number => ways.find(way => way.outcome === name)?.conversations ?? 0;
  return (
    <section>
      <h3>{t('life.ways')}</h3>
      <ul className="l-ways">
        {outcomes.map(({ name, label }) => <li key={name} style={{ '--share': `${share(taken(name), reached)}%` } as CSSProperties}><span>{label}{taken(name) > 0 && !leads.has(name) && <small>{t('life.loose')}</small>}</span><b>{t('life.passed', { n: taken(name), share: share(taken(name), reached) })}</b></li>)}
      </ul>
    </section>
  );
}

function Visits({ server, place, title }: { readonly server: LifeServer; readonly place: Place; readonly title: string }): ReactNode {
  const { t, ui, session, culture } = useDesk();
  const [visits, setVisits] = useState<readonly Visit[] | undefined>();
  const key = JSON.stringify(place);
  useEffect(() => {
    let isCurrent = true;
    server.visits(session.options.flowId, place).then(found => isCurrent && setVisits(found), () => isCurrent && setVisits([]));
    return () => { isCurrent = false; };
  }, [server, session, key]);
  const shown = new Intl.DateTimeFormat(culture, { dateStyle: 'short', timeStyle: 'short' });
  return (
    <section>
      <h3>{title}</h3>
      {visits?.length === 0 && <p className="i-hint">{t('life.visits.none')}</p>}
      <ul className="l-visits">
        {visits?.map(visit => (
          <li key={visit.instanceId}>
            <button type="button" onClick={() => ui.set({ run: visit.instanceId })}>
              <b>{visit.name}</b>
              <span className={`l-status is-${visit.status}`}>{t(`life.status.${visit.status}`)}</span>
              <small>{shown.format(new Date(visit.at))}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
