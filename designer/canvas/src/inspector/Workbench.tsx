import type { ReactNode } from 'react';
import { ChatPanel } from '../chat/ChatPanel.tsx';
import { ChangesPanel } from '../compare/ChangesPanel.tsx';
import { useFindings } from '../findings/useFindings.ts';
import { useCheckServer } from '../findings/context.tsx';
import { lookAtTest } from '../commands/actions.ts';
import { LifePanel } from '../life/LifePanel.tsx';
import { PublishButton } from '../publish/PublishButton.tsx';
import { Icon } from '../icons/Icon.tsx';
import { Shell } from '../shell/Shell.tsx';
import { Tool } from '../shell/TopBar.tsx';
import { useDesk, useUi } from '../shell/desk.tsx';
import { Inspector } from './Inspector.tsx';
import { useWords } from './words.ts';
import './inspector.css';
import './editors.css';
import '../findings/findings.css';

/** The editor with its inspector, its checks, the look at life and at differences, and the ways to test and to publish. */
export function Workbench(): ReactNode {
  const say = useWords();
  const { life, compared, links, testing, draft } = useDesk();
  const looking = useUi(state => state.looking);
  const isPhone = useUi(state => state.isPhone);
  const checking = useFindings(useCheckServer(), looking === undefined);
  const top = (
    <>
      {!isPhone && compared === undefined && <Tool id="life" />}
      {links.versions && <a className="d-icon-button" href={links.versions} aria-label={say('bar.versions')} title={say('bar.versions')}><Icon name="flag" /></a>}
      {links.test && !isPhone && compared === undefined && (testing === undefined ? <a className="d-button i-test" href={links.test}>{say('bar.test')}</a> : <TestButton label={say('bar.test')} />)}
      <PublishButton findings={checking.findings} />
    </>
  );
  const right = looking === 'changes' && compared !== undefined ? <ChangesPanel compared={compared} />
    : looking === 'test' && testing !== undefined ? <ChatPanel api={testing.api} business={testing.business} name={typeof draft.state.flow.name === 'string' ? draft.state.flow.name : ''} />
    : looking === 'life' && life !== undefined ? <LifePanel server={life} />
    : <Inspector findings={checking.findings} checking={checking.isChecking} />;
  return <Shell top={top} right={right} />;
}

function TestButton({ label }: { readonly label: string }): ReactNode {
  const desk = useDesk();
  const isOn = useUi(state => state.looking === 'test');
  return <button type="button" className="d-button i-test" aria-pressed={isOn} onClick={() => lookAtTest(desk, !isOn)}>{label}</button>;
}
