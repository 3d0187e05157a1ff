import { neighbour, startOf, type Direction } from '../canvas/walk.ts';
import { positionOf } from '../document/flow.ts';
import type { Desk } from '../shell/desk.tsx';
import { chart, only, nudge } from './actions.ts';
import { commands, isOffered, type Command } from './commands.ts';

const arrows: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** What is typed into belongs to what is typed into. */
export const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Ctrl and ⌘ are one. */
export function stroke(event: { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean; readonly shiftKey: boolean; readonly altKey: boolean }): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${event.shiftKey ? 'Shift+' : ''}${key}`;
}

/** A key pressed anywhere in the editor: true when it was ours. Keys with Ctrl are heard everywhere, the others where the canvas has the focus. */
export function pressed(desk: Desk, event: KeyboardEvent, isOnCanvas: boolean): boolean {
  const keys = stroke(event);
  const { overlay, quickAdd, editing } = desk.ui.value;
  if (overlay !== undefined || quickAdd !== undefined || editing !== undefined) return false;
  if (isTyping(event.target) && !/^Ctrl\+[KF]$/.test(keys)) return false;
  if (!isOnCanvas && !keys.startsWith('Ctrl+')) return false;
  if (keys === 'Escape') return escape(desk);
  if (isOnCanvas && event.key in arrows && !keys.startsWith('Ctrl+')) return walkOrNudge(desk, event);
  // Tab adds after the selected step; where none is selected it goes on to what comes next on the page.
  if (keys === 'Tab' && only(desk) === undefined && chart(desk).activities.length > 0) return false;
  const command = byKeys(keys);
  if (command === undefined || !isOffered(command, desk)) return false;
  command.run(desk);
  return true;
}

export const byKeys = (keys: string): Command | undefined => commands.find(command => command.keys?.split(' ').includes(keys));

function escape(desk: Desk): boolean {
  if (desk.draft.state.selection.size > 0) {
    desk.draft.select([]);
    return true;
  }
  return false;
}

function walkOrNudge(desk: Desk, event: KeyboardEvent): boolean {
  const [x, y] = arrows[event.key]!;
  if (event.altKey) {
    const by = event.shiftKey ? 40 : 8;
    if (!desk.draft.state.isReadOnly) nudge(desk, { x: x * by, y: y * by });
    return true;
  }
  const shown = chart(desk);
  const at = new Map(shown.activities.map(activity => [activity.id, positionOf(activity) ?? { x: 0, y: 0 }]));
  const here = [...desk.draft.state.selection].reverse().find(id => at.has(id));
  const next = here === undefined ? startOf(shown) : neighbour(shown, at, here, event.key as Direction);
  if (next === undefined) return true;
  desk.draft.select(event.shiftKey ? [...desk.draft.state.selection, next] : [next]);
  desk.view.current?.center(next);
  return true;
}
