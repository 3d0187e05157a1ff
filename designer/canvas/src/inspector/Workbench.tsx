import type { ReactNode } from 'react';
import { useFindings } from '../findings/useFindings.ts';
import { useCheckServer } from '../findings/context.tsx';
import { PublishButton } from '../publish/PublishButton.tsx';
import { Shell } from '../shell/Shell.tsx';
import { Inspector } from './Inspector.tsx';
import './inspector.css';

/** The editor with its inspector, its checks and its way to publish. */
export function Workbench(): ReactNode {
  const checking = useFindings(useCheckServer());
  return <Shell top={<PublishButton findings={checking.findings} />} right={<Inspector findings={checking.findings} checking={checking.isChecking} />} />;
}
