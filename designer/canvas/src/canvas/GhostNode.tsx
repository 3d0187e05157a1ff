import { Handle, Position } from '@xyflow/react';
import { memo, type ReactNode } from 'react';

/** Where a new step will be, while the person chooses which. */
export const GhostNode = memo((): ReactNode => (
  <div className="d-ghost">
    <Handle type="target" id="In" position={Position.Left} className="d-in" isConnectable={false} />
  </div>
));
