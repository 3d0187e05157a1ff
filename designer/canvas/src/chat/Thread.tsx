import { Fragment, useEffect, useRef, type ReactNode } from 'react';
import { Bubble } from './Bubble.tsx';
import { Remark } from './Remark.tsx';
import { useChat, useChatState } from './chatDesk.ts';
import type { Item } from './server.ts';
import { day, dayOf } from './time.ts';

const bubbles = ['customer', 'flow', 'owner'];

/** What was said, day by day. */
export function Thread({ branch, isAside = false }: { readonly branch: number; readonly isAside?: boolean }): ReactNode {
  const desk = useChat();
  const { say, culture } = desk.options;
  const told = useChatState(state => state.told.get(branch));
  const shown = useChatState(state => state.shown);
  const end = useRef<HTMLDivElement>(null);
  const all = told === undefined ? [] : desk.items(branch);
  const items = isAside ? all : all.slice(0, shown);
  const isTyping = !isAside && all[shown]?.kind === 'flow';
  const number = desk.state.branches.all.findIndex(one => one.id === branch) + 1;
  useEffect(() => void end.current?.scrollIntoView({ block: 'nearest' }), [items.length, isTyping]);
  return (
    <div className="c-scroll d-scroll" tabIndex={0} role="region" aria-label={isAside ? say('branch', { n: number }) : say('messages')}>
      <div className="c-log" role="log">
        {told !== undefined && items.length === 0 && <p className="c-hint">{say('hint')}</p>}
        {items.map((item, i) => (
          <Fragment key={i}>
            {(i === 0 || dayOf(items[i - 1]!.at) !== dayOf(item.at)) && <p className="c-day">{day(item.at, culture)}</p>}
            <Entry item={item} isAside={isAside} isLast={i === items.length - 1} />
          </Fragment>
        ))}
        {isTyping && <div className="c-typing"><span /><span /><span /><span className="d-visually-hidden">{say('typing')}</span></div>}
        <div ref={end} className="c-end" />
      </div>
    </div>
  );
}

const Entry = ({ item, isAside, isLast }: { readonly item: Item; readonly isAside: boolean; readonly isLast: boolean }): ReactNode =>
  bubbles.includes(item.kind) ? <Bubble item={item} isAside={isAside} isLast={isLast} /> : <Remark item={item} />;
