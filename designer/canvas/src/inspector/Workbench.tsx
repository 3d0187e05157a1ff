import type { ReactNode } from 'react';
import { useFindings } from '../findings/useFindings.ts';
import { useCheckServer } from '../findings/context.tsx';
import { PublishButton } from '../publish/PublishButton.tsx';
import { Icon } from '../icons/Icon.tsx';
import { Shell } from '../shell/Shell.tsx';
import { Inspector } from './Inspector.tsx';
import { useWords } from './words.ts';
import './inspector.css';

interface WorkbenchProps {
  /** The page in which the draft is talked to. */
  readonly test: string | undefined;
  /** The page of the flow and its versions. */
  readonly versions: string | undefined;
}

/** The editor with its inspector, its checks, and the ways to test and to publish. */
export function Workbench({ test, versions }: WorkbenchProps): ReactNode {
  const say = useWords();
  const checking = useFindings(useCheckServer());
  const top = (
    <>
      {versions && <a className="d-icon-button" href={versions} aria-label={say('bar.versions')} title={say('bar.versions')}><Icon name="flag" /></a>}
      {test && <a className="d-button i-test" href={test}>{say('bar.test')}</a>}
      <PublishButton findings={checking.findings} />
    </>
  );
  return <Shell top={top} right={<Inspector findings={checking.findings} checking={checking.isChecking} />} />;
}
