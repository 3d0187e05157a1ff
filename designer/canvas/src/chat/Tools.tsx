import type { ReactNode } from 'react';
import { Icon } from '../icons/Icon.tsx';
import { Begin } from './Begin.tsx';
import { ClockTool } from './Clock.tsx';
import { InsideTool } from './InsideTool.tsx';
import { Keep } from './Keep.tsx';
import { World } from './World.tsx';
import { useChat, useChatState, type Tool } from './chatDesk.ts';

const tools: readonly [Tool, string][] = [['world', 'world'], ['clock', 'schedule'], ['inside', 'eye'], ['begin', 'play_arrow'], ['keep', 'save']];

/** What stands around the phone: beside it where there is room, else over it when asked for. */
export function Tools({ isWide }: { readonly isWide: boolean }): ReactNode {
  const desk = useChat();
  const { say, server } = desk.options;
  const asked = useChatState(state => state.tool);
  const tool = asked ?? (isWide ? 'world' : undefined);
  if (tool === undefined) return null;
  const offered = server.inside === undefined ? tools.filter(([id]) => id === 'world' || id === 'clock') : tools;
  return (
    <aside className={`c-tools ${isWide ? '' : 'is-over'}`} aria-label={say('tools')} onKeyDown={event => event.key === 'Escape' && desk.store.set({ tool: undefined })}>
      <div className="c-tools-head">
      <div className="c-tabs" role="tablist" aria-label={say('tools')}>
        {offered.map(([id, icon]) => <button key={id} type="button" role="tab" id={`c-tab-${id}`} aria-selected={tool === id} aria-controls="c-tool" onClick={() => desk.store.set({ tool: id })}><Icon name={icon} size={18} /><span>{say(`tool.${id}`)}</span></button>)}
      </div>
        {!isWide && <button type="button" className="d-icon-button" aria-label={say('tool.close')} title={say('tool.close')} onClick={() => desk.store.set({ tool: undefined })}><Icon name="close" /></button>}
      </div>
      <div className="c-tool d-scroll" id="c-tool" role="tabpanel" aria-labelledby={`c-tab-${tool}`} tabIndex={0}>
        {tool === 'clock' ? <ClockTool /> : tool === 'inside' ? <InsideTool /> : tool === 'begin' ? <Begin /> : tool === 'keep' ? <Keep /> : <World />}
      </div>
    </aside>
  );
}
