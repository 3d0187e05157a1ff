import type { ReactNode } from 'react';
import { addStep, goTo, nextPlace, only } from './actions.ts';
import { commands, isOffered } from './commands.ts';
import { editRow, rowsOf } from './rows.ts';
import { keysInWords } from './keysInWords.ts';
import { plain, searchFlow } from '../document/search.ts';
import { findTypes } from '../palette/find.ts';
import { useDraftState } from '../session/context.tsx';
import { Picker, type Choice } from '../shell/Picker.tsx';
import { useDesk, useUi, type Desk } from '../shell/desk.tsx';
import { History } from './History.tsx';
import { KeyTable } from './KeyTable.tsx';
import { WaysOverlay } from './WaysOverlay.tsx';

/** What lies over the editor: all commands, the search, the ways out of a step, the steps that were done, the table of keys. */
export function Overlays(): ReactNode {
  const desk = useDesk();
  const overlay = useUi(state => state.overlay);
  const close = (): void => {
    desk.ui.set({ overlay: undefined });
    desk.view.current?.focus();
  };
  if (overlay === 'commands') return <Picker label={desk.t('command.commands')} placeholder={desk.t('commands.placeholder')} nothing={desk.t('commands.nothing')} find={words => commandChoices(desk, words, close)} onClose={close} />;
  if (overlay === 'search') return <SearchOverlay onClose={close} />;
  if (overlay === 'ways') return <WaysOverlay onClose={close} />;
  if (overlay === 'history') return <History onClose={close} />;
  return overlay === 'keys' ? <KeyTable onClose={close} /> : null;
}

/** Searches texts, names, options, scripts; the step that is chosen is shown on the canvas at once. */
function SearchOverlay({ onClose }: { readonly onClose: () => void }): ReactNode {
  const desk = useDesk();
  const flow = useDraftState(state => state.flow);
  const find = (words: string): Choice[] => searchFlow(flow, desk.draft.state.catalog, words).slice(0, 80).map(hit => ({
    key: hit.nodeId, label: hit.title || desk.t('note.empty'), detail: hit.excerpt, icon: hit.isNote ? 'note' : 'search', pick: () => { goTo(desk, hit.nodeId); onClose(); },
  }));
  return <Picker label={desk.t('command.search')} placeholder={desk.t('search.placeholder')} nothing={desk.t('search.nothing')} find={find} onClose={onClose} onShow={choice => choice && goTo(desk, choice.key)} />;
}

function commandChoices(desk: Desk, words: string, close: () => void): Choice[] {
  const wanted = plain(words).split(/\s+/).filter(word => word !== '');
  const offered = commands.filter(command => isOffered(command, desk) && command.id !== 'commands').map((command): Choice => ({
    key: command.id, label: desk.t(command.label), icon: command.icon, keys: command.keys ? keysInWords(command.keys) : undefined, section: desk.t('commands.section'), pick: () => { close(); command.run(desk); },
  }));
  const step = desk.draft.state.isReadOnly ? undefined : only(desk);
  const rows = step === undefined ? [] : (rowsOf(desk, step)?.names ?? []).map((name, row): Choice => ({ key: `row ${row}`, label: desk.t('commands.row', { label: name }), icon: 'checklist', section: desk.t('commands.section'), pick: () => { close(); editRow(desk, step, row); } }));
  const found = [...offered, ...rows].filter(choice => wanted.every(word => plain(choice.label).includes(word)));
  if (wanted.length === 0) return found;
  const { catalog, flow, isReadOnly } = desk.draft.state;
  const additions = isReadOnly ? [] : findTypes(catalog, words).slice(0, 6).map((type): Choice => ({ key: `add ${type.type}`, label: desk.t('commands.add', { label: type.label }), detail: type.description, icon: type.icon, color: catalog.byCategory.get(type.category)?.color, section: desk.t('quickAdd.label'), pick: () => { close(); addStep(desk, type.type, nextPlace(desk)); } }));
  const steps = searchFlow(flow, catalog, words).slice(0, 8).map((hit): Choice => ({ key: `go ${hit.nodeId}`, label: hit.title, detail: hit.excerpt, icon: 'jump', section: desk.t('commands.goTo'), pick: () => { goTo(desk, hit.nodeId); close(); } }));
  return [...found, ...additions, ...steps];
}
