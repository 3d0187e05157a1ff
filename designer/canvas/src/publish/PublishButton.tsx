import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { goTo, nameIn } from '../commands/actions.ts';
import type { Finding } from '../findings/checker.ts';
import { useWords, type WordKey } from '../inspector/words.ts';
import { useDraftState } from '../session/context.tsx';
import { useDesk } from '../shell/desk.tsx';
import { publish, type Published } from './publish.ts';

/** Publishes the draft: a note, what forbids it, and a reason to do it all the same. */
export function PublishButton({ findings }: { readonly findings: readonly Finding[] }): ReactNode {
  const say = useWords();
  const isReadOnly = useDraftState(state => state.isReadOnly);
  const [isOpen, setOpen] = useState(false);
  const [done, setDone] = useState('');
  if (isReadOnly) return null;
  return (
    <>
      {done && <span className="i-published" role="status">{done}</span>}
      <button type="button" className="d-button is-primary" onClick={() => { setDone(''); setOpen(true); }}>{say('publish.open')}</button>
      {isOpen && <PublishDialog findings={findings} onClose={version => { setOpen(false); if (version !== undefined) setDone(say('publish.done', { n: version })); }} />}
    </>
  );
}

function PublishDialog({ findings, onClose }: { readonly findings: readonly Finding[]; readonly onClose: (version?: number) => void }): ReactNode {
  const say = useWords();
  const id = useId();
  const desk = useDesk();
  const dialog = useRef<HTMLDialogElement>(null);
  const [note, setNote] = useState('');
  const [reason, setReason] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Published>({ kind: 'asked', problems: findings, canOverride: true });
  useEffect(() => dialog.current?.showModal(), []);
  const errors = answer.problems.filter(problem => problem.severity === 'error');
  const send = async (): Promise<void> => {
    setBusy(true);
    const result = await publish(desk.session, { note, ...(errors.length > 0 && reason.trim() !== '' ? { overrideReason: reason } : {}) });
    setBusy(false);
    if (result.kind === 'done') onClose(result.version);
    else setAnswer(result);
  };
  const trouble: WordKey | undefined = answer.kind === 'newer' ? 'publish.newer' : answer.kind === 'failed' ? 'publish.failed' : undefined;
  return (
    <dialog ref={dialog} className="i-dialog" aria-labelledby={`${id}title`} onClose={() => onClose()} onKeyDown={event => event.stopPropagation()}>
      <form method="dialog" onSubmit={event => { event.preventDefault(); void send(); }}>
        <h2 id={`${id}title`}>{say('publish.title')}</h2>
        <p className="i-hint">{say('publish.lead')}</p>
        {errors.length > 0 && (
          <div className="i-blocked" role="alert">
            <b>{say('publish.blocked')}</b>
            <ul>{errors.map((problem, i) => <li key={i}><button type="button" className="d-link" onClick={() => { onClose(); if (problem.nodeId) goTo(desk, problem.nodeId); }}>{problem.nodeId ? `${nameIn(desk, problem.nodeId) || problem.nodeId}: ` : ''}{problem.text}</button></li>)}</ul>
            {answer.canOverride
              ? <><label htmlFor={`${id}why`}>{say('publish.override')}</label><input id={`${id}why`} value={reason} maxLength={500} aria-describedby={`${id}why-help`} onChange={event => setReason(event.target.value)} /><p id={`${id}why-help`} className="i-hint">{say('publish.override.help')}</p></>
              : <p>{say('publish.cannot')}</p>}
          </div>
        )}
        <label htmlFor={`${id}note`}>{say('publish.note')}</label>
        <textarea id={`${id}note`} rows={2} value={note} maxLength={2000} onChange={event => setNote(event.target.value)} />
        {trouble && <p className="i-problem" role="alert">{say(trouble)}</p>}
        <div className="i-dialog-buttons">
          <button type="button" className="d-button" onClick={() => onClose()}>{say('publish.cancel')}</button>
          <button type="submit" className="d-button is-primary" disabled={isBusy || (errors.length > 0 && (!answer.canOverride || reason.trim() === ''))}>{isBusy ? say('publish.unsaved') : say('publish.do')}</button>
        </div>
      </form>
    </dialog>
  );
}
