import type { ReactNode } from 'react';
import { FlowCanvas } from '../canvas/FlowCanvas.tsx';
import { Icon } from '../icons/Icon.tsx';
import { Outline } from '../outline/Outline.tsx';
import { Conflicts } from '../panels/Conflicts.tsx';
import { TidyBar } from '../panels/TidyBar.tsx';
import { Variables } from '../panels/Variables.tsx';
import { useDraft } from '../session/context.tsx';
import { runCommand } from '../commands/run.ts';
import { useDesk, useUi } from './desk.tsx';

/** On a small screen the outline is the editor; the map shows the whole. */
export function Phone({ right }: { readonly right?: ReactNode }): ReactNode {
  const desk = useDesk();
  const { t, ui, links, life, compared } = desk;
  const looking = useUi(state => state.looking);
  const draft = useDraft();
  const view = useUi(state => state.phoneView);
  return (
    <>
      <main className="d-main">
        {view === 'map' ? <FlowCanvas /> : view === 'variables' ? <Variables /> : <Outline />}
        <Conflicts />
        <TidyBar />
      </main>
      {right}
      <nav className="d-phone-bar" aria-label={t('phone.label')}>
        <button type="button" aria-pressed={view === 'outline'} onClick={() => ui.set({ phoneView: 'outline' })}><Icon name="outline" /><span>{t('tab.outline')}</span></button>
        <button type="button" aria-pressed={view === 'map'} onClick={() => ui.set({ phoneView: 'map' })}><Icon name="map" /><span>{t('phone.map')}</span></button>
        <button type="button" aria-pressed={view === 'variables'} onClick={() => ui.set({ phoneView: 'variables' })}><Icon name="variable" /><span>{t('tab.variables')}</span></button>
        {links.test && compared === undefined && (desk.testing === undefined ? <a href={links.test}><Icon name="play_arrow" /><span>{t('command.test')}</span></a> : <button type="button" aria-pressed={looking === 'test'} onClick={() => runCommand(desk, 'test')}><Icon name="play_arrow" /><span>{t('command.test')}</span></button>)}
        {life && compared === undefined && <button type="button" aria-pressed={looking === 'life'} onClick={() => runCommand(desk, 'life')}><Icon name="pulse" /><span>{t('life.title')}</span></button>}
        {draft.state.scope !== '' && view === 'map' && <button type="button" onClick={() => draft.enter('')}><Icon name="logout" /><span>{t('command.leave')}</span></button>}
      </nav>
    </>
  );
}
