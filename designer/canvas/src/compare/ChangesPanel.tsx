import { useEffect, type ReactNode } from 'react';
import { goTo, nameIn } from '../commands/actions.ts';
import { connectionKey } from '../document/flow.ts';
import { chartAt } from '../document/scopes.ts';
import { useDraft } from '../session/context.tsx';
import { RightPanel } from '../shell/RightPanel.tsx';
import { useDesk, type Desk } from '../shell/desk.tsx';
import { changeMarks, endsOf, type Change, type Compared, type Side } from './compared.ts';

/** What differs between two versions: drawn on the canvas, and here in words; a click goes there. */
export function ChangesPanel({ compared }: { readonly compared: Compared }): ReactNode {
  const desk = useDesk();
  const { t } = desk;
  const draft = useDraft();
  useEffect(() => {
    const marks = changeMarks(compared, t);
    draft.set({ marks });
    // The nodes are measured a frame after they are there.
    const frame = requestAnimationFrame(() => desk.view.current?.fit([...marks.nodes.keys()]));
    return () => cancelAnimationFrame(frame);
  }, [draft, compared, t, desk]);
  return (
    <RightPanel label={t('compare.title')} open={t('compare.open')} close={t('compare.close')} icon="difference" subject="">
      <div className="i-scroll d-scroll l-life">
        <SidePickers compared={compared} />
        {compared.changes.length === 0 && <p className="i-hint" role="status">{t('compare.same')}</p>}
        <ul className="l-changes">{compared.changes.map((change, i) => <ChangeRow key={i} change={change} />)}</ul>
      </div>
    </RightPanel>
  );
}

function SidePickers({ compared: { sides, versions } }: { readonly compared: Compared }): ReactNode {
  const { t, links } = useDesk();
  const go = (from: number, to: Side): void => location.assign(`${links.versions}/comparar/mapa?de=${from}&ate=${to}`);
  const picker = (label: 'compare.from' | 'compare.to', value: Side, pick: (side: string) => void): ReactNode => (
    <label>
      {t(label)}
      <select value={value} onChange={event => pick(event.target.value)}>
        {label === 'compare.to' && <option value="draft">{t('compare.draft')}</option>}
        {versions.map(version => <option key={version} value={version}>{t('compare.version', { n: version })}</option>)}
      </select>
    </label>
  );
  return (
    <div className="l-sides">
      {picker('compare.from', sides.from, side => go(Number(side), sides.to))}
      {picker('compare.to', sides.to, side => go(sides.from, side === 'draft' ? side : Number(side)))}
      {links.versions && <a href={`${links.versions}/comparar?de=${sides.from}&ate=${sides.to}`}>{t('compare.asText')}</a>}
    </div>
  );
}

function ChangeRow({ change }: { readonly change: Change }): ReactNode {
  const desk = useDesk();
  const place = targetOf(desk, change);
  const title = titleOf(desk, change);
  return (
    <li className={`is-${change.kind}`}>
      <span className="l-kind">{desk.t(`compare.${change.kind}`)}</span>
      {place === undefined ? <b>{title}</b> : <button type="button" className="d-link" onClick={place}>{title}</button>}
      {change.words.length > 0 ? <p className="l-words">{change.words.map(({ kind, text }, i) => (kind === 'added' ? <ins key={i}>{text}</ins> : kind === 'removed' ? <del key={i}>{text}</del> : <span key={i}>{text}</span>))}</p>
        : change.kind === 'changed' && (change.before != null || change.after != null) && <p className="l-words"><del>{change.before ?? desk.t('compare.nothing')}</del> <ins>{change.after ?? desk.t('compare.nothing')}</ins></p>}
    </li>
  );
}

/** How to go to a change; nothing when it is of the flow as a whole. */
function targetOf(desk: Desk, { part, id }: Change): (() => void) | undefined {
  if (part === 'activity') return nameIn(desk, id) === '' ? undefined : () => goTo(desk, id);
  const ends = part === 'connection' ? endsOf(id, desk.draft.state.flow) : undefined;
  if (ends === undefined) return undefined;
  return () => {
    goTo(desk, ends.source);
    const way = chartAt(desk.draft.state.flow, desk.draft.place).connections.find(({ source, target }) => source.activity === ends.source && (source.port ?? 'Done') === ends.port && target.activity === ends.target);
    if (way !== undefined) desk.draft.select([connectionKey(way)]);
  };
}

function titleOf(desk: Desk, change: Change): string {
  const { t } = desk;
  const type = desk.draft.state.catalog.byType.get(change.type ?? '');
  switch (change.part) {
    case 'activity': {
      const name = nameIn(desk, change.id) || type?.label || change.id;
      const input = change.property === 'metadata.displayText' ? t('step.nameField') : (type?.inputs.find(known => known.name === change.property)?.label ?? change.property);
      return change.kind === 'changed' && input ? `${name} · ${input}` : name;
    }
    case 'connection': {
      const ends = endsOf(change.id, desk.draft.state.flow);
      const port = ends && desk.draft.state.catalog.byType.get(typeIn(desk, ends.source))?.outcomes.find(outcome => outcome.name === ends.port)?.label;
      return ends === undefined ? change.id : `${nameIn(desk, ends.source)}: ${port ?? ends.port} → ${nameIn(desk, ends.target)}`;
    }
    case 'setting': return `${t('compare.setting')} · ${change.id}`;
    default: return t(`compare.${change.part}`, { name: change.id });
  }
}

const typeIn = (desk: Desk, id: string): string => chartAt(desk.draft.state.flow, desk.draft.place).activities.find(activity => activity.id === id)?.type ?? '';
