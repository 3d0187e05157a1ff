import { useEffect, type RefObject } from 'react';
import type { Desk } from '../shell/desk.tsx';
import { copied, pasteText } from './clipboard.ts';
import { removeSelected, selectedSteps } from './actions.ts';
import { isTyping, pressed, stroke } from './keyboard.ts';

const everywhere = /^Ctrl\+[KF]$/;

/** Hears the keys and the browser's copy, cut and paste while the editor is there. */
export function useKeyboard(desk: Desk, root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const listening = new AbortController();
    const options = { signal: listening.signal };
    const isOurs = (target: EventTarget | null): boolean => root.current !== null && (target === document.body || (target instanceof Node && root.current.contains(target)));
    const isOnCanvas = (target: EventTarget | null): boolean => target === document.body || (target instanceof Element && target.closest('.d-canvas') !== null && target.closest('button') === null);
    addEventListener('keydown', event => {
      // The search and the commands are a key away from the whole page, wherever a page that opens puts the focus.
      const isForUs = isOurs(event.target) || (everywhere.test(stroke(event)) && !isTyping(event.target));
      if (!event.defaultPrevented && isForUs && pressed(desk, event, isOnCanvas(event.target))) event.preventDefault();
    }, options);
    const onClipboard = (isCut: boolean) => (event: ClipboardEvent): void => {
      if (!isOurs(event.target) || isTyping(event.target) || !getSelection()?.isCollapsed) return;
      const text = copied(desk);
      if (text === undefined) return;
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
      desk.draft.tell({ key: 'told.copied', args: { n: selectedSteps(desk).length } });
      if (isCut && !desk.draft.state.isReadOnly) removeSelected(desk);
    };
    addEventListener('copy', onClipboard(false), options);
    addEventListener('cut', onClipboard(true), options);
    addEventListener('paste', event => {
      if (!isOurs(event.target) || isTyping(event.target) || desk.draft.state.isReadOnly) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text === '') return;
      event.preventDefault();
      if (!pasteText(desk, text, desk.pointer.current)) desk.draft.tell({ key: 'told.notPasted' }, 'warning');
    }, options);
    addEventListener('pointermove', event => {
      const isOver = event.target instanceof Element && event.target.closest('.d-canvas') !== null;
      desk.pointer.current = isOver ? desk.view.current?.toFlow({ x: event.clientX, y: event.clientY }) : undefined;
    }, { ...options, passive: true });
    return () => listening.abort();
  }, [desk, root]);
}
