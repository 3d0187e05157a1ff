import type { InputType } from '../../document/catalog.ts';
import type { Activity } from '../../document/flow.ts';
import type { Json } from '../../document/json.ts';

/** What every editor gets: the value as the document says it, and how to say another. */
export interface Editing {
  readonly id: string;
  readonly input: InputType;
  readonly activity: Activity;
  readonly value: Json | undefined;
  readonly isReadOnly: boolean;
  /** Says another value; nothing takes it away. */
  readonly onChange: (value: Json | undefined) => void;
  /** What stands beside the field and describes it. */
  readonly describedBy: string | undefined;
  readonly isInvalid: boolean;
}

export const textOf = (value: Json | undefined): string => (value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value, null, 2) : String(value));
