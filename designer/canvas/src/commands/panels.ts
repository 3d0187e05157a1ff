import type { Desk, Panel } from '../shell/desk.tsx';
import { only } from './actions.ts';

/** Shows a panel at the left and puts the focus into it; on a small screen it is the view. */
export function showPanel(desk: Desk, panel: Panel): void {
  desk.ui.set(panel === 'palette' ? { panel } : { panel, phoneView: panel });
  requestAnimationFrame(() => document.querySelector<HTMLElement>(':is(.d-panel, .d-main) :is(.d-palette, .d-new-variable, .d-outline) :is(input, [tabindex="0"], button)')?.focus());
}

/** Shows the properties of the selected step, to be filled in. */
export const showStep = (desk: Desk): void => desk.right.current?.open(only(desk) ?? '');

/** Shows the settings of the whole flow. */
export function showFlow(desk: Desk): void {
  desk.draft.select([]);
  desk.right.current?.open('');
}
