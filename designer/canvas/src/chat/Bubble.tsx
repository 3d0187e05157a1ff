import { useId, useState, type ReactNode } from 'react';
import { Icon } from '../icons/Icon.tsx';
import { Options } from './Options.tsx';
import { useChat, useChatState } from './chatDesk.ts';
import { Markup } from './markup.tsx';
import type { Move } from './moves.ts';
import type { ChatKey } from './texts/texts.ts';
import type { Item } from './server.ts';
import { clock } from './time.ts';

const icons: Readonly<Record<string, string>> = { image: 'image', audio: 'mic', video: 'video', document: 'description', location: 'place', contacts: 'person', sticker: 'mood', unsupported: 'warning' };

/** One message, as WhatsApp draws it: the customer's at the right, since it is their phone. */
export function Bubble({ item, isAside, isLast }: { readonly item: Item; readonly isAside: boolean; readonly isLast: boolean }): ReactNode {
  const { options } = useChat();
  const { say, flowName } = options;
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const move = useChatState(state => state.branches.all.find(one => one.id === state.branches.current)?.moves[item.move]);
  const isRight = item.kind === 'customer';
  const pieces = isRight && move?.inPieces ? item.text.split('\n') : [item.text];
  const mayLook = options.mayPlay && !isAside;
  return (
    <div className={`c-row is-${isRight ? 'right' : 'left'} ${item.kind === 'owner' ? 'is-owner' : ''}`}>
      {pieces.map((text, i) => (
        <div key={i} className="c-line">
          <div className="c-bubble">
            <span className="d-visually-hidden">{isRight ? say('you') : item.kind === 'owner' ? say('owner') : flowName}:</span>
            {item.kind === 'owner' && <span className="c-author">{say('owner')}</span>}
            {item.media && item.media !== 'choice' && <Media item={item} move={move} />}
            {text !== '' && <span className="c-text"><Markup text={text} /></span>}
            <span className="c-meta"><time dateTime={item.at}>{clock(item.at)}</time>{isRight && <span className={`c-ticks ${item.isRead ? 'is-read' : ''}`} title={say(item.isRead ? 'read' : 'delivered')}><Icon name="ticks" size={16} /><span className="d-visually-hidden">{say(item.isRead ? 'read' : 'delivered')}</span></span>}</span>
          </div>
          {mayLook && i === 0 && <button type="button" className="c-details-open" aria-label={say('details')} title={say('details')} aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}><Icon name="chevron" size={16} /></button>}
        </div>
      ))}
      {item.choices && <Options item={item} isAside={isAside} />}
      {mayLook && item.degraded?.map(code => <p key={code} className="c-degraded"><Icon name="warning" size={14} />{degraded(code, say)}</p>)}
      {isOpen && <Details id={id} item={item} isLast={isLast} />}
    </div>
  );
}

const known = ['pieces', 'lists', 'list-many', 'list-long', 'row-cut'];
const degraded = (code: string, say: ReturnType<typeof useChat>['options']['say']): string => (known.includes(code) ? say(`degraded.${code}` as ChatKey) : say('degraded.other', { code }));

/** Which step made it and why, and the way back to it. */
function Details({ id, item, isLast }: { readonly id: string; readonly item: Item; readonly isLast: boolean }): ReactNode {
  const desk = useChat();
  const { say, show } = desk.options;
  const isOwn = item.kind === 'customer';
  return (
    <div id={id} className="c-details">
      {item.title && <p>{say('details.step')} {item.nodeId && show ? <button type="button" className="d-link" onClick={() => show(item.nodeId!)}>{item.title}</button> : <b>{item.title}</b>}</p>}
      {item.why && <p><b>{say('details.why')}</b> {item.why}</p>}
      {(isOwn || !isLast) && <button type="button" className="d-button" onClick={() => void desk.back(item)}><Icon name="undo" size={16} />{say(isOwn ? 'details.back.customer' : 'details.back')}</button>}
    </div>
  );
}

/** What the customer sent, when it is not a text: shown when this browser still has it. */
function Media({ item, move }: { readonly item: Item; readonly move: Move | undefined }): ReactNode {
  const { say } = useChat().options;
  const [isGone, setGone] = useState(false);
  const kind = icons[item.media!] ? item.media! : 'unsupported';
  const label = say(`kind.${kind}` as ChatKey);
  if (move?.media && !isGone) {
    if (kind === 'image' || kind === 'sticker') return <img className={`c-picture is-${kind}`} src={move.media} alt={move.file ?? label} onError={() => setGone(true)} />;
    if (kind === 'audio') return <audio className="c-audio" controls src={move.media} aria-label={label} onError={() => setGone(true)} />;
    if (kind === 'video') return <video className="c-picture" controls src={move.media} aria-label={label} onError={() => setGone(true)} />;
  }
  return <span className={`c-kind is-${kind}`}><Icon name={icons[kind]!} size={22} /><span>{move?.file ?? label}</span></span>;
}
