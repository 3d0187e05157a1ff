import type { ReactNode } from 'react';
import { goTo, nameIn } from '../commands/actions.ts';
import { findActivity } from '../document/activities.ts';
import { chartAt } from '../document/scopes.ts';
import { useDraft, useDraftState } from '../session/context.tsx';
import { useDesk } from '../shell/desk.tsx';
import { losses, shownAt } from './counts.ts';
import type { Traffic } from './life.ts';

/** The flow as a whole: how many began, who waits, where people are lost. */
export function Overview({ traffic }: { readonly traffic: Traffic }): ReactNode {
  const desk = useDesk();
  const { t } = desk;
  const draft = useDraft();
  const flow = useDraftState(state => state.flow);
  const waiting = traffic.waiting.reduce((sum, there) => sum + there.count, 0);
  const places = [...new Set(traffic.waiting.map(there => shownAt(flow, there.nodeId) ?? there.nodeId))].map(id => ({ id, count: traffic.waiting.filter(there => (shownAt(flow, there.nodeId) ?? there.nodeId) === id).reduce((sum, there) => sum + there.count, 0) }));
  const lost = losses(traffic, flow, chartAt(flow, draft.place));
  const named = (id: string): string => nameIn(desk, id) || t('life.gone', { id });
  return (
    <>
      <dl className="l-figures">
        <div><dt>{t('life.begun')}</dt><dd>{traffic.begun}</dd></div>
        <div><dt>{t('life.waiting')}</dt><dd>{waiting}</dd></div>
      </dl>
      {places.length > 0 && (
        <section>
          <h3>{t('life.where')}</h3>
          <ul className="l-places">
            {places.map(({ id, count }) => <li key={id}><button type="button" disabled={findActivity(flow, id) === undefined} onClick={() => goTo(desk, id)}><span>{named(id)}</span><b>{count}</b></button></li>)}
          </ul>
        </section>
      )}
      {lost.length > 0 && (
        <section>
          <h3>{t('life.losses')}</h3>
          <ul className="l-places">
            {lost.map(({ id, ended, share }) => <li key={id}><button type="button" onClick={() => goTo(desk, id)}><span>{named(id)}</span><b>{t('life.loss', { n: ended, share })}</b></button></li>)}
          </ul>
        </section>
      )}
      <p className="i-hint">{t(traffic.begun === 0 && waiting === 0 ? 'life.nothing' : 'life.hint')}</p>
    </>
  );
}
