import type { KeyboardEvent, ReactNode } from 'react';
import { Icon } from '../icons/Icon.tsx';
import { Outline } from '../outline/Outline.tsx';
import { Palette } from '../palette/Palette.tsx';
import { Variables } from '../panels/Variables.tsx';
import { useDraftState } from '../session/context.tsx';
import { useDesk, useUi, type Panel } from './desk.tsx';

const tabs: readonly { readonly panel: Panel; readonly icon: string; readonly label: 'tab.palette' | 'tab.outline' | 'tab.variables' }[] = [
  { panel: 'palette', icon: 'add', label: 'tab.palette' },
  { panel: 'outline', icon: 'outline', label: 'tab.outline' },
  { panel: 'variables', icon: 'variable', label: 'tab.variables' },
];

/** At the left: what can be added, the flow as a tree, its variables. */
export function SidePanel(): ReactNode {
  const { t, ui, view } = useDesk();
  const open = useUi(state => state.panel);
  const isReadOnly = useDraftState(state => state.isReadOnly);
  const offered = tabs.filter(tab => !(isReadOnly && tab.panel === 'palette'));
  const walk = (event: KeyboardEvent<HTMLElement>): void => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    const next = offered[(offered.findIndex(tab => tab.panel === open) + by + offered.length) % offered.length]!;
    ui.set({ panel: next.panel });
    event.currentTarget.querySelector<HTMLElement>(`[data-panel=${next.panel}]`)?.focus();
  };
  return (
    <aside className={`d-side ${open ? '' : 'is-closed'}`} aria-label={t('side.label')} onKeyDown={event => event.key === 'Escape' && view.current?.focus()}>
      <div className="d-tabs" role="tablist" aria-label={t('side.label')} onKeyDown={walk}>
        {offered.map((tab, i) => (
          <button key={tab.panel} type="button" role="tab" id={`d-tab-${tab.panel}`} data-panel={tab.panel} aria-selected={open === tab.panel} aria-controls="d-panel" tabIndex={open === tab.panel || (open === undefined && i === 0) ? 0 : -1} title={t(tab.label)} onClick={() => ui.set({ panel: open === tab.panel ? undefined : tab.panel })}>
            <Icon name={tab.icon} /><span>{t(tab.label)}</span>
          </button>
        ))}
      </div>
      {open && (
        <div id="d-panel" role="tabpanel" aria-labelledby={`d-tab-${open}`} className="d-panel">
          {open === 'palette' && <Palette />}
          {open === 'outline' && <Outline />}
          {open === 'variables' && <Variables />}
        </div>
      )}
    </aside>
  );
}
