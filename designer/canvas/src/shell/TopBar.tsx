import type { CSSProperties, ReactNode } from 'react';
import { commands, isOffered } from '../commands/commands.ts';
import { keysInWords } from '../commands/keysInWords.ts';
import { trail } from '../document/scopes.ts';
import { Icon } from '../icons/Icon.tsx';
import { useDraft, useDraftState } from '../session/context.tsx';
import { stepInWords } from '../texts/texts.ts';
import { useDesk, useUi } from './desk.tsx';
import { scopeLabel } from './labels.ts';
import { SavingState } from './SavingState.tsx';

/** Where one is, what can be undone, who else is there. */
export function TopBar({ children }: { readonly children?: ReactNode }): ReactNode {
  const { t } = useDesk();
  const draft = useDraft();
  const state = useDraftState(whole => whole);
  const isPhone = useUi(ui => ui.isPhone);
  const scopes = trail(state.flow, state.scope);
  const last = state.history.done.at(-1);
  const again = state.history.undone.at(-1);
  return (
    <header className="d-top">
      <nav aria-label={t('trail.label')}>
        <ol className="d-trail">
          {scopes.map((scope, i) => (
            <li key={scope}>
              {i > 0 && <Icon name="chevron" size={14} />}
              {i === scopes.length - 1 ? <b aria-current="page">{scopeLabel(state, scope, t)}</b> : <button type="button" className="d-link" onClick={() => draft.enter(scope)}>{scopeLabel(state, scope, t)}</button>}
            </li>
          ))}
        </ol>
      </nav>
      <SavingState />
      <span className="d-gap" />
      <ul className="d-others" aria-label={t('people.label')}>
        {state.people.map(person => <li key={person.name} title={person.name} style={{ '--person': person.colour } as CSSProperties}>{person.name.slice(0, 1).toUpperCase()}<span className="d-visually-hidden">{person.name}</span></li>)}
      </ul>
      <div className="d-tools" role="toolbar" aria-label={t('tools.label')}>
        <Tool id="undo" detail={last && stepInWords(last.name, t)} />
        {(!isPhone || again) && <Tool id="redo" detail={again && stepInWords(again.name, t)} />}
        {!isPhone && <Tool id="history" />}
        {!isPhone && <Tool id="tidy" />}
        {!isPhone && <Tool id="note" />}
        {!(isPhone && again) && <Tool id="search" />}
        <Tool id="commands" />
      </div>
      {children}
    </header>
  );
}

/** A command as a button; its title tells its keys, and what it would undo. */
export function Tool({ id, detail }: { readonly id: string; readonly detail?: string | undefined }): ReactNode {
  const desk = useDesk();
  useDraftState(state => state);
  const command = commands.find(one => one.id === id)!;
  const name = desk.t(command.label);
  const label = detail ? `${name}: ${detail}` : name;
  return (
    <button type="button" className="d-icon-button" data-command={id} aria-label={label} title={command.keys ? `${label} (${keysInWords(command.keys)})` : label} disabled={!isOffered(command, desk)} onClick={() => command.run(desk)}>
      <Icon name={command.icon} />
    </button>
  );
}
