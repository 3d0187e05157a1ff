import { useEffect, useState, type ReactNode } from 'react';
import { useChat, useTold } from './chatDesk.ts';
import { currentOf } from './moves.ts';
import type { Link } from './server.ts';
import { brief } from './time.ts';

/** What stays of a chat: a test of the flow, or a link for somebody else. */
export const Keep = (): ReactNode => <>{<AsTest />}<Share /></>;

function AsTest(): ReactNode {
  const desk = useChat();
  const { say, mayChange, server } = desk.options;
  const told = useTold();
  const [name, setName] = useState('');
  const [became, setBecame] = useState<string | undefined>();
  const hasSaid = currentOf(desk.state.branches).moves.some(move => move.sign === '<');
  const keep = (): void => void server.inside!.keep(name.trim(), told?.script ?? '').then(problem => setBecame(problem === undefined ? say('keep.saved') : say('keep.failed', { text: problem })), () => setBecame(say('failed')));
  return (
    <form className="c-group" onSubmit={event => { event.preventDefault(); if (name.trim() !== '') keep(); }}>
      <h3>{say('keep.test')}</h3>
      {!hasSaid ? <p>{say('keep.empty')}</p> : (
        <>
          {mayChange && <label>{say('keep.name')}<input value={name} maxLength={120} onChange={event => setName(event.target.value)} /></label>}
          {mayChange && <button type="submit" className="d-button is-primary" disabled={name.trim() === ''}>{say('keep.save')}</button>}
          {became !== undefined && <p role="status">{became}</p>}
          <details><summary>{say('keep.script')}</summary><pre tabIndex={0}>{told?.script}</pre></details>
        </>
      )}
    </form>
  );
}

function Share(): ReactNode {
  const desk = useChat();
  const { say, culture, mayChange, server } = desk.options;
  const inside = server.inside!;
  const [mayPlay, setMayPlay] = useState(false);
  const [links, setLinks] = useState<readonly Link[]>([]);
  const [made, setMade] = useState<string | undefined>();
  const [problem, setProblem] = useState('');
  const [isCopied, setCopied] = useState(false);
  const fail = (error: unknown): void => setProblem(say('share.failed', { text: (error as Error).message }));
  const load = (): void => void (mayChange && inside.links().then(setLinks, fail));
  useEffect(load, []);
  if (!mayChange) return null;
  const share = (): void => void inside.share(currentOf(desk.state.branches), mayPlay).then(({ path }) => {
    setMade(location.origin + path);
    setCopied(false);
    setProblem('');
    load();
  }, fail);
  return (
    <div className="c-group">
      <h3>{say('share.title')}</h3>
      <p className="i-hint">{say('share.hint')}</p>
      <div className="c-choices" role="group" aria-label={say('share.title')}>
        <button type="button" className="d-button" aria-pressed={!mayPlay} onClick={() => setMayPlay(false)}>{say('share.read')}</button>
        <button type="button" className="d-button" aria-pressed={mayPlay} onClick={() => setMayPlay(true)}>{say('share.play')}</button>
      </div>
      <button type="button" className="d-button is-primary" onClick={share}>{say('share.make')}</button>
      {problem !== '' && <p className="i-problem" role="alert">{problem}</p>}
      {made !== undefined && (
        <div className="c-made">
          <label>{say('share.link')}<input readOnly value={made} onFocus={event => event.target.select()} /></label>
          <button type="button" className="d-button" onClick={() => void navigator.clipboard.writeText(made).then(() => setCopied(true), () => undefined)}>{say(isCopied ? 'share.copied' : 'share.copy')}</button>
          <p className="i-hint">{say('share.once')}</p>
        </div>
      )}
      {links.length > 0 && <h4>{say('share.links')}</h4>}
      <ul className="c-links">{links.map(link => <li key={link.id}><span>{say(link.mayPlay ? 'share.play' : 'share.read')} · {link.createdBy} · {say('share.until', { at: brief(link.expiresAt, culture) })}</span><button type="button" className="d-button" onClick={() => void inside.revoke(link.id).then(load, fail)}>{say('share.revoke')}</button></li>)}</ul>
    </div>
  );
}
