import { useEffect, useRef, type ReactNode } from 'react';
import { Icon } from '../icons/Icon.tsx';
import { useDraft, useDraftState } from '../session/context.tsx';
import type { Step } from '../session/history.ts';
import { useDesk } from '../shell/desk.tsx';
import { stepInWords } from '../texts/texts.ts';

/** What was done, newest first; a click goes back (or forward) to that point. It is still there after a reload. */
export function History({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t, culture } = useDesk();
  const draft = useDraft();
  const { done, undone } = useDraftState(state => state.history);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const back = (count: number): void => { for (let i = 0; i < count; i++) draft.undo(); };
  const forward = (count: number): void => { for (let i = 0; i < count; i++) draft.redo(); };
  const time = (step: Step): string => new Date(step.at).toLocaleTimeString(culture, { hour: '2-digit', minute: '2-digit' });
  return (
    <>
      <div className="d-veil" onPointerDown={onClose} />
      <div ref={panel} tabIndex={-1} className="d-picker d-history" role="dialog" aria-label={t('command.history')} onKeyDown={event => { event.stopPropagation(); if (event.key === 'Escape') onClose(); }}>
        <h2>{t('command.history')}</h2>
        <ol className="d-scroll">
          {[...undone].map((step, i) => <li key={`u${i}`} className="is-undone"><button type="button" onClick={() => forward(undone.length - i)}><Icon name="redo" /><span>{stepInWords(step.name, t)}</span><time>{time(step)}</time></button></li>)}
          {[...done].reverse().map((step, i) => <li key={`d${i}`} aria-current={i === 0 ? 'step' : undefined}><button type="button" onClick={() => back(i)}><Icon name={i === 0 ? 'flag' : 'undo'} /><span>{stepInWords(step.name, t)}</span><time>{time(step)}</time></button></li>)}
          <li><button type="button" disabled={done.length === 0} onClick={() => back(done.length)}><Icon name="history" /><span>{t('history.first')}</span></button></li>
        </ol>
      </div>
    </>
  );
}
