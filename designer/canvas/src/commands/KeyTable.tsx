import { useEffect, useRef, type ReactNode } from 'react';
import { useDesk } from '../shell/desk.tsx';
import type { TextKey } from '../texts/texts.ts';
import { commands } from './commands.ts';
import { keysInWords } from './keysInWords.ts';

const gestures: readonly (readonly [keys: TextKey, what: TextKey])[] = [
  ['gesture.arrows', 'gesture.arrowsDo'],
  ['gesture.altArrows', 'gesture.altArrowsDo'],
  ['gesture.clipboard', 'gesture.clipboardDo'],
  ['gesture.escape', 'gesture.escapeDo'],
  ['gesture.alt', 'gesture.altDo'],
  ['gesture.shift', 'gesture.shiftDo'],
];

/** All keys in a table. */
export function KeyTable({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useDesk();
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.focus(), []);
  return (
    <>
      <div className="d-veil" onPointerDown={onClose} />
      <div ref={panel} tabIndex={-1} className="d-picker d-keys" role="dialog" aria-label={t('command.keys')} onKeyDown={event => { event.stopPropagation(); if (event.key === 'Escape') onClose(); }}>
        <h2>{t('command.keys')}</h2>
        <div className="d-scroll" tabIndex={0}>
          <dl>
            {gestures.map(([keys, what]) => <div key={keys}><dt><kbd>{t(keys)}</kbd></dt><dd>{t(what)}</dd></div>)}
            {commands.filter(command => command.keys).map(command => <div key={command.id}><dt><kbd>{keysInWords(command.keys!)}</kbd></dt><dd>{t(command.label)}</dd></div>)}
          </dl>
        </div>
      </div>
    </>
  );
}
