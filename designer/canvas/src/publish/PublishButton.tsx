import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { goTo, nameIn } from '../commands/actions.ts';
import type { Finding } from '../findings/checker.ts';
import { useWords, type Say, type WordKey } from '../inspector/words.ts';
import { useDraftState } from '../session/context.tsx';
import { useDesk } from '../shell/desk.tsx';
import { publish, type Published } from './publish.ts';
import { whoWaits, type MovedCounts, type Waiting, type WaitingWish } from './waiting.ts';
import { WaitingChoice } from './WaitingChoice.tsx';
import './publish.css';

const shownFor = 12_000;

/** How many tests that differ by texts alone are told one by one; all are behind the link. */
const mostRewordings = 3;

/** Publishes the draft: a note, what forbids it, and a reason to do it all the same. */
export function PublishButton({ findings }: { readonly findings: readonly Finding[] }): ReactNode {
  const say = useWords();
  const isReadOnly = useDraftState(state => state.isReadOnly);
  const [isOpen, setOpen] = useState(false);
  const [done, setDone] = useState('');
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (done === '') return undefined;
    const timer = setTimeout(() => setDone(''), shownFor);
    return () => clearTimeout(timer);
  }, [done]);
  if (isReadOnly) return null;
  // The focus goes back to where it came from; lost, the next Tab would add a step.
  const close = (text?: string): void => {
    setOpen(false);
    if (text !== undefined) setDone(text);
    requestAnimationFrame(() => button.current?.focus());
  };
  return (
    <>
      {done && <span className="i-published" role="status">{done}</span>}
      <button ref={button} type="button" className="d-button is-primary" onClick={() => { setDone(''); setOpen(true); }}>{say('publish.open')}</button>
      {isOpen && <PublishDialog findings={findings} onClose={close} />}
    </>
  );
}

function PublishDialog({ findings, onClose }: { readonly findings: readonly Finding[]; readonly onClose: (done?: string) => void }): ReactNode {
  const say = useWords();
  const id = useId();
  const desk = useDesk();
  const dialog = useRef<HTMLDialogElement>(null);
  const [note, setNote] = useState('');
  const [reason, setReason] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Published>({ kind: 'asked', problems: findings, canOverride: true });
  const [waiting, setWaiting] = useState<Waiting>();
  const [wish, setWish] = useState<WaitingWish>({ move: false, stuck: 'stay', farewell: say('waiting.farewell.text') });
  useEffect(() => {
    dialog.current?.showModal();
    // What is asked about is the draft as the server has it.
    void desk.session.flush().then(() => whoWaits(desk.session.options.flowId)).then(setWaiting);
  }, [desk]);
  const [acceptTexts, setAcceptTexts] = useState(false);
  const all = answer.problems.filter(problem => problem.severity === 'error');
  const rewordings = all.filter(problem => problem.code === 'scenario:reworded');
  const reworded = rewordings.length;
  const errors = all.filter(problem => problem.code !== 'scenario:reworded');
  const shown = acceptTexts ? errors : [...errors, ...rewordings.slice(0, mostRewordings)];
  const mustExplain = errors.length > 0 || (reworded > 0 && !acceptTexts);
  const send = async (): Promise<void> => {
    setBusy(true);
    const result = await publish(desk.session, { note, waiting: wish, acceptTexts, ...(mustExplain && reason.trim() !== '' ? { overrideReason: reason } : {}) });
    setBusy(false);
    if (result.kind === 'done') onClose([say('publish.done', { n: result.version }), ...counted(result.waiting, say)].join(' '));
    else setAnswer(result);
  };
  const trouble: WordKey | undefined = answer.kind === 'newer' ? 'publish.newer' : answer.kind === 'failed' ? 'publish.failed' : undefined;
  return (
    <dialog ref={dialog} className="i-dialog" aria-labelledby={`${id}title`} onClose={() => onClose()} onKeyDown={event => event.stopPropagation()}>
      <form method="dialog" onSubmit={event => { event.preventDefault(); void send(); }}>
        <h2 id={`${id}title`}>{say('publish.title')}</h2>
        <p className="i-hint">{say('publish.lead')}</p>
        {all.length > 0 && (
          <div className="i-blocked" role="alert">
            {mustExplain && <b>{say('publish.blocked')}</b>}
            {shown.length > 0 && <ul>{shown.map((problem, i) => <li key={i}>{problem.code.startsWith('scenario:') && desk.links.versions ? <a className="d-link" href={`${desk.links.versions}/cenarios`}>{problem.text}</a> : <button type="button" className="d-link" onClick={() => { onClose(); if (problem.nodeId) goTo(desk, problem.nodeId); }}>{problem.nodeId ? `${nameIn(desk, problem.nodeId) || problem.nodeId}: ` : ''}{problem.text}</button>}</li>)}</ul>}
            {reworded > 0 && <label className="i-choice"><input type="checkbox" checked={acceptTexts} onChange={event => setAcceptTexts(event.target.checked)} /><span>{say(reworded === 1 ? 'publish.reworded.one' : 'publish.reworded', { n: reworded })}</span></label>}
            {reworded > 0 && desk.links.versions && <a className="d-link" href={`${desk.links.versions}/cenarios`}>{say('publish.reworded.see')}</a>}
            {mustExplain && (answer.canOverride
              ? <><label htmlFor={`${id}why`}>{say('publish.override')}</label><input id={`${id}why`} value={reason} maxLength={500} aria-describedby={`${id}why-help`} onChange={event => setReason(event.target.value)} /><p id={`${id}why-help`} className="i-hint">{say('publish.override.help')}</p></>
              : <p>{say('publish.cannot')}</p>)}
          </div>
        )}
        {waiting && <WaitingChoice waiting={waiting} wish={wish} onWish={setWish} />}
        <label htmlFor={`${id}note`}>{say('publish.note')}</label>
        <textarea id={`${id}note`} rows={2} value={note} maxLength={2000} onChange={event => setNote(event.target.value)} />
        {trouble && <p className="i-problem" role="alert">{say(trouble)}</p>}
        <div className="i-dialog-buttons">
          <button type="button" className="d-button" onClick={() => onClose()}>{say('publish.cancel')}</button>
          <button type="submit" className="d-button is-primary" disabled={isBusy || waiting === undefined || (wish.stuck === 'goTo' && wish.step === undefined) || (mustExplain && (!answer.canOverride || reason.trim() === ''))}>{isBusy ? say('publish.unsaved') : say('publish.do')}</button>
        </div>
      </form>
    </dialog>
  );
}

/** What became of those who waited, as far as there is something to tell. */
function counted(counts: MovedCounts | null | undefined, say: Say): string[] {
  if (!counts) return [];
  const told: readonly (readonly [WordKey, number])[] = [['waiting.moved', counts.moved], ['waiting.sent', counts.sentToStep], ['waiting.ended', counts.ended], ['waiting.stayed', counts.stayed]];
  return told.filter(([, n]) => n > 0).map(([key, n]) => say(key, { n }));
}
