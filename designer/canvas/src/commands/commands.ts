import type { Desk } from '../shell/desk.tsx';
import type { TextKey } from '../texts/texts.ts';
import { canEnter, chart, enter, group, hasGroup, leave, lookAtLife, lookAtTest, nextPlace, note, only, removeSelected, selectedSteps, tidy, toggleGroups, ungroupSelected } from './actions.ts';
import { chooseWay, waysOf } from './ways.ts';
import { showFlow, showPanel, showStep } from './panels.ts';
import { addRow, rowsOf } from './rows.ts';
import { copy, duplicate, pasteFromClipboard } from './clipboard.ts';

/** Something that can be done from the keyboard, the palette of commands, or a button. */
export interface Command {
  readonly id: string;
  readonly label: TextKey;
  readonly icon: string;
  /** As `Ctrl+K`; Ctrl is ⌘ on a Mac. Several are separated by a blank. */
  readonly keys?: string;
  /** Changes the flow: not offered where it is only read. */
  readonly edits?: boolean;
  readonly isAvailable?: (desk: Desk) => boolean;
  readonly run: (desk: Desk) => void;
}

const hasSelection = (desk: Desk): boolean => desk.draft.state.selection.size > 0;
const hasSteps = (desk: Desk): boolean => selectedSteps(desk).length > 0;
const isStep = (desk: Desk): boolean => hasSteps(desk) && only(desk) !== undefined;

/** All commands. The browser's own copy, cut and paste keys are heard as such (Clipboard.tsx). */
export const commands: readonly Command[] = [
  { id: 'add', label: 'command.add', icon: 'add', keys: 'Tab A', edits: true, run: desk => desk.ui.set({ quickAdd: nextPlace(desk) }) },
  { id: 'edit', label: 'command.edit', icon: 'edit_note', keys: 'Enter', edits: true, isAvailable: isStep, run: desk => desk.ui.set({ editing: { id: only(desk)!, what: 'text' } }) },
  { id: 'rename', label: 'command.rename', icon: 'label', keys: 'F2', edits: true, isAvailable: isStep, run: desk => desk.ui.set({ editing: { id: only(desk)!, what: 'title' } }) },
  { id: 'addRow', label: 'command.addRow', icon: 'checklist', keys: 'O', edits: true, isAvailable: desk => isStep(desk) && rowsOf(desk, only(desk)!) !== undefined, run: desk => addRow(desk, only(desk)!) },
  { id: 'ways', label: 'command.ways', icon: 'jump', keys: 'C', edits: true, isAvailable: desk => isStep(desk) && waysOf(desk, only(desk)!).length > 0, run: chooseWay },
  { id: 'inspect', label: 'command.inspect', icon: 'more', keys: 'P', isAvailable: desk => isStep(desk) && desk.ui.value.looking === undefined, run: showStep },
  { id: 'settings', label: 'command.settings', icon: 'flag', keys: 'S', isAvailable: desk => desk.ui.value.looking === undefined, run: showFlow },
  { id: 'remove', label: 'command.remove', icon: 'trash', keys: 'Delete Backspace', edits: true, isAvailable: hasSelection, run: removeSelected },
  { id: 'undo', label: 'command.undo', icon: 'undo', keys: 'Ctrl+Z', edits: true, isAvailable: desk => desk.draft.state.history.done.length > 0, run: desk => desk.draft.undo() },
  { id: 'redo', label: 'command.redo', icon: 'redo', keys: 'Ctrl+Shift+Z Ctrl+Y', edits: true, isAvailable: desk => desk.draft.state.history.undone.length > 0, run: desk => desk.draft.redo() },
  { id: 'history', label: 'command.history', icon: 'history', keys: 'Ctrl+H', run: desk => desk.ui.set({ overlay: 'history' }) },
  { id: 'search', label: 'command.search', icon: 'search', keys: 'Ctrl+F', run: desk => desk.ui.set({ overlay: 'search' }) },
  { id: 'commands', label: 'command.commands', icon: 'command', keys: 'Ctrl+K', run: desk => desk.ui.set({ overlay: 'commands' }) },
  { id: 'copy', label: 'command.copy', icon: 'copy', isAvailable: hasSelection, run: desk => void copy(desk) },
  { id: 'cut', label: 'command.cut', icon: 'copy', edits: true, isAvailable: hasSelection, run: desk => void copy(desk, true) },
  { id: 'paste', label: 'command.paste', icon: 'copy', edits: true, run: desk => void pasteFromClipboard(desk) },
  { id: 'duplicate', label: 'command.duplicate', icon: 'copy', keys: 'Ctrl+D', edits: true, isAvailable: hasSelection, run: duplicate },
  { id: 'selectAll', label: 'command.selectAll', icon: 'group', keys: 'Ctrl+A', run: desk => desk.draft.select(chart(desk).activities.map(activity => activity.id)) },
  { id: 'group', label: 'command.group', icon: 'group', keys: 'Ctrl+G', edits: true, isAvailable: hasSteps, run: group },
  { id: 'ungroup', label: 'command.ungroup', icon: 'group', keys: 'Ctrl+Shift+G', edits: true, isAvailable: hasGroup, run: ungroupSelected },
  { id: 'collapse', label: 'command.collapse', icon: 'chevron', keys: 'Ctrl+E', edits: true, isAvailable: hasGroup, run: toggleGroups },
  { id: 'note', label: 'command.note', icon: 'note', keys: 'N', edits: true, run: note },
  { id: 'tidy', label: 'command.tidy', icon: 'layout', keys: 'Ctrl+Shift+L', edits: true, isAvailable: desk => chart(desk).activities.length > 0, run: tidy },
  { id: 'enter', label: 'command.enter', icon: 'enter', keys: 'Ctrl+Enter', isAvailable: canEnter, run: enter },
  { id: 'leave', label: 'command.leave', icon: 'logout', keys: 'Ctrl+ArrowUp', isAvailable: desk => desk.draft.state.scope !== '', run: leave },
  { id: 'fit', label: 'command.fit', icon: 'fit', keys: '1 Shift+!', run: desk => desk.view.current?.fit() },
  { id: 'fitSelection', label: 'command.fitSelection', icon: 'fit', keys: '2 Shift+@', isAvailable: hasSelection, run: desk => desk.view.current?.fit([...desk.draft.state.selection]) },
  { id: 'zoomIn', label: 'command.zoomIn', icon: 'add', keys: '+ =', run: desk => desk.view.current?.zoom(1.25) },
  { id: 'zoomOut', label: 'command.zoomOut', icon: 'minus', keys: '-', run: desk => desk.view.current?.zoom(0.8) },
  { id: 'life', label: 'command.life', icon: 'pulse', keys: 'L', isAvailable: desk => desk.life !== undefined && desk.compared === undefined, run: desk => lookAtLife(desk, desk.ui.value.looking !== 'life') },
  { id: 'test', label: 'command.test', icon: 'play_arrow', isAvailable: desk => desk.links.test !== undefined, run: desk => (desk.testing === undefined ? location.assign(desk.links.test!) : lookAtTest(desk, true)) },
  { id: 'tests', label: 'command.tests', icon: 'checklist', isAvailable: desk => desk.links.versions !== undefined, run: desk => location.assign(`${desk.links.versions}/cenarios`) },
  { id: 'palette', label: 'command.palette', icon: 'add', edits: true, isAvailable: desk => !desk.ui.value.isPhone, run: desk => showPanel(desk, 'palette') },
  { id: 'outline', label: 'command.outline', icon: 'outline', run: desk => showPanel(desk, 'outline') },
  { id: 'variables', label: 'command.variables', icon: 'variable', run: desk => showPanel(desk, 'variables') },
  { id: 'keys', label: 'command.keys', icon: 'command', keys: '?  Shift+?', run: desk => desk.ui.set({ overlay: 'keys' }) },
];

export const isOffered = (command: Command, desk: Desk): boolean => !(command.edits && desk.draft.state.isReadOnly) && (command.isAvailable?.(desk) ?? true);

