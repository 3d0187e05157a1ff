import { copyOf, readPasted } from '../document/clipboard.ts';
import { paste } from '../document/edits/paste.ts';
import type { Flow, Point } from '../document/flow.ts';
import { openFlow } from '../document/open.ts';
import { placeMissing } from '../layout/placeMissing.ts';
import type { Desk } from '../shell/desk.tsx';
import { removeSelected, selectedSteps } from './actions.ts';

/** What is selected, as JSON text; nothing when nothing is. */
export function copied(desk: Desk): string | undefined {
  const { flow, selection } = desk.draft.state;
  const fragment = copyOf(flow, desk.draft.place, selection);
  return fragment.activities.length + fragment.notes.length === 0 ? undefined : JSON.stringify(fragment, null, 2);
}

/** Puts a text into the flow: a fragment, an activity, or a whole flow. Says what happened; false when the text is nothing of ours. */
export function pasteText(desk: Desk, text: string, at?: Point): boolean {
  const pasted = readPasted(text);
  if (pasted === undefined) return false;
  const { draft } = desk;
  if ('flow' in pasted) {
    const whole = placeMissing(openFlow(pasted.flow), draft.state.catalog);
    const isEmpty = ((draft.state.flow.root.activities as readonly unknown[] | undefined) ?? []).length === 0;
    if (isEmpty) {
      draft.apply({ key: 'step.pasteFlow' }, flow => ({ ...whole, ...own(flow) }));
      requestAnimationFrame(() => desk.view.current?.fit());
      return true;
    }
    return pasteText(desk, JSON.stringify({ ...whole.root, variables: whole.variables }), at);
  }
  if (pasted.fragment.activities.length + pasted.fragment.notes.length === 0) return false;
  let ids: readonly string[] = [];
  draft.apply({ key: 'step.paste', args: { n: pasted.fragment.activities.length } }, flow => {
    const made = paste(flow, draft.place, pasted.fragment, at ?? desk.view.current?.middle() ?? { x: 0, y: 0 });
    ids = made.ids;
    return made.flow;
  });
  draft.select(ids);
  return true;
}

/** What belongs to this flow and not to the one that is pasted into it. */
const own = (flow: Flow): Partial<Flow> => Object.fromEntries(['id', 'definitionId', 'name', 'version', 'isLatest', 'isPublished'].filter(key => flow[key] !== undefined).map(key => [key, flow[key]]));

/** A copy of what is selected, beside it. */
export function duplicate(desk: Desk): void {
  const text = copied(desk);
  if (text === undefined) return;
  const points = JSON.parse(text) as { activities: { metadata?: { designer?: { position?: Point } } }[] };
  const corners = points.activities.map(activity => activity.metadata?.designer?.position ?? { x: 0, y: 0 });
  pasteText(desk, text, { x: Math.min(...corners.map(point => point.x)) + 40, y: Math.min(...corners.map(point => point.y)) + 60 });
}

/** Copies by the browser's clipboard; for menus, where no key was pressed. */
export async function copy(desk: Desk, isCut = false): Promise<void> {
  const text = copied(desk);
  if (text === undefined) return;
  await navigator.clipboard.writeText(text);
  desk.draft.tell({ key: 'told.copied', args: { n: selectedSteps(desk).length } });
  if (isCut) removeSelected(desk);
}

export async function pasteFromClipboard(desk: Desk): Promise<void> {
  const text = await navigator.clipboard.readText();
  if (!pasteText(desk, text)) desk.draft.tell({ key: 'told.notPasted' }, 'warning');
}
