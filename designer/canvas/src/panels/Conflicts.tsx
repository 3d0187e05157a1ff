import type { ReactNode } from 'react';
import { goTo, nameIn } from '../commands/actions.ts';
import { findActivity } from '../document/activities.ts';
import type { Json } from '../document/json.ts';
import type { Conflict } from '../document/merge.ts';
import { useDraft, useDraftState } from '../session/context.tsx';
import { useDesk, type Desk } from '../shell/desk.tsx';

/** What two people changed differently: both are shown, and one is chosen. Until then theirs stands, and mine is kept here. */
export function Conflicts(): ReactNode {
  const desk = useDesk();
  const draft = useDraft();
  const conflicts = useDraftState(state => state.conflicts);
  if (conflicts.length === 0) return null;
  return (
    <section className="d-conflicts" role="alert" aria-label={desk.t('conflicts.title')}>
      <h2>{desk.t(conflicts.length === 1 ? 'conflicts.one' : 'conflicts.many', { n: conflicts.length })}</h2>
      <ul className="d-scroll">
        {conflicts.map(conflict => (
          <li key={conflict.key}>
            <button type="button" className="d-link" onClick={() => conflict.nodeId && goTo(desk, conflict.nodeId)}>{placeOf(desk, conflict)}</button>
            <dl>
              <div><dt>{desk.t('conflicts.mine')}</dt><dd>{inWords(desk, conflict.mine.to)}</dd></div>
              <div><dt>{desk.t('conflicts.theirs')}</dt><dd>{inWords(desk, conflict.theirs)}</dd></div>
            </dl>
            <div className="d-choices">
              <button type="button" className="d-button is-primary" onClick={() => draft.resolve(conflict, 'mine')}>{desk.t('conflicts.keepMine')}</button>
              <button type="button" className="d-button" onClick={() => draft.resolve(conflict, 'theirs')}>{desk.t('conflicts.keepTheirs')}</button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function placeOf(desk: Desk, { nodeId, mine }: Conflict): string {
  const name = nodeId === undefined ? '' : nameIn(desk, nodeId) || nodeId;
  const steps = mine.path.filter(step => !step.startsWith('#'));
  const type = nodeId === undefined ? undefined : desk.draft.state.catalog.byType.get(findActivity(desk.draft.state.flow, nodeId)?.type ?? '');
  const label = steps.includes('displayText') ? desk.t('step.nameField') : steps.includes('position') ? desk.t('conflicts.place') : (type?.inputs.find(input => steps.includes(input.name))?.label ?? '');
  return [name, label].filter(part => part !== '').join(' · ') || steps.join('.');
}

function inWords(desk: Desk, value: Json | undefined): string {
  if (value === undefined) return desk.t('conflicts.removed');
  return typeof value === 'string' ? value : JSON.stringify(value).slice(0, 140);
}
