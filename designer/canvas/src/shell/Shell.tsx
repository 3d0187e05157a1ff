import { ReactFlowProvider } from '@xyflow/react';
import { useEffect, useRef, type ReactNode } from 'react';
import { FlowCanvas } from '../canvas/FlowCanvas.tsx';
import { Overlays } from '../commands/Overlays.tsx';
import { useKeyboard } from '../commands/useKeyboard.ts';
import { QuickAddList } from '../palette/QuickAddList.tsx';
import { Conflicts } from '../panels/Conflicts.tsx';
import { TidyBar } from '../panels/TidyBar.tsx';
import { useDesk, useUi } from './desk.tsx';
import { Phone } from './Phone.tsx';
import { SidePanel } from './SidePanel.tsx';
import { Told } from './Told.tsx';
import { TopBar } from './TopBar.tsx';
import { ZoomTools } from './ZoomTools.tsx';

const phone = '(max-width: 720px)';

/** The whole editor. `top` and `right` are what others add: buttons in the bar, the inspector. */
export function Shell({ top, right }: { readonly top?: ReactNode; readonly right?: ReactNode }): ReactNode {
  const desk = useDesk();
  const root = useRef<HTMLDivElement>(null);
  const isPhone = useUi(state => state.isPhone);
  useKeyboard(desk, root);
  useEffect(() => {
    const query = matchMedia(phone);
    const changed = (): void => desk.ui.set({ isPhone: query.matches });
    changed();
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }, [desk]);
  return (
    <ReactFlowProvider>
      <div ref={root} className={`d-root d-shell ${isPhone ? 'is-phone' : ''}`}>
        <TopBar>{top}</TopBar>
        {isPhone ? <Phone right={right} /> : (
          <div className="d-work">
            <SidePanel />
            <main className="d-main">
              <FlowCanvas />
              <ZoomTools />
              <Conflicts />
              <TidyBar />
            </main>
            {right}
          </div>
        )}
        <QuickAddList />
        <Overlays />
        <Told />
      </div>
    </ReactFlowProvider>
  );
}
