import type { ReactNode } from 'react';
import { Icon } from '../icons/Icon.tsx';
import { useChat } from './chatDesk.ts';
import type { ChatKey, Say } from './texts/texts.ts';
import type { Item } from './server.ts';
import { clock, span, spanOf } from './time.ts';

const icons: Readonly<Record<string, string>> = {
  time: 'schedule', handoff: 'support_agent', unheard: 'cloud_off', line: 'code', call: 'http', answer: 'http', fact: 'person', set: 'variable', began: 'play_arrow', duplicate: 'copy', swap: 'alt_route', handback: 'support_agent', event: 'bolt', refused: 'warning', finished: 'flag', faulted: 'error',
};

/** Something that a customer would not see, but the author should. */
export function Remark({ item }: { readonly item: Item }): ReactNode {
  const { say, show } = useChat().options;
  return (
    <p className={`c-remark is-${item.kind}`}>
      <Icon name={icons[item.kind] ?? 'note'} size={16} />
      <span>{textOf(item, say)}{item.nodeId && item.title && show && <> <button type="button" className="d-link" onClick={() => show(item.nodeId!)}>{item.title}</button></>}</span>
      <time dateTime={item.at}>{clock(item.at)}</time>
    </p>
  );
}

function textOf(item: Item, say: Say): string {
  const detail = item.detail ?? '';
  switch (item.kind) {
    case 'time': return say('did.time', { span: span(spanOf(detail)) });
    case 'handoff': return say('did.handoff', { text: detail === '' ? item.text : say('did.handoff.team', { text: item.text, team: detail }) });
    case 'began': return item.text === '' ? say('did.start') : say('did.began', { text: item.title ?? item.text });
    case 'faulted': return detail === '' ? say('did.faulted.guest') : say('did.faulted', { text: item.text, detail });
    case 'call': return say('did.call', { text: item.text.split('\n')[0]!, detail: detail.length > 160 ? `${detail.slice(0, 160)}…` : detail });
    default: return say(`did.${item.kind}` as ChatKey, { text: item.text, detail });
  }
}
