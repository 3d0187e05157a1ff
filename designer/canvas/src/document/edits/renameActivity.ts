import { updateActivity } from '../activities.ts';
import type { Flow } from '../flow.ts';
import { isObject, withProperty } from '../json.ts';

/** Gives an activity the name that people see; an empty one takes it away. */
export const renameActivity = (flow: Flow, id: string, name: string): Flow =>
  updateActivity(flow, id, activity => {
    const metadata = isObject(activity.metadata) ? activity.metadata : {};
    return withProperty(activity, 'metadata', withProperty(metadata, 'displayText', name.trim() === '' ? undefined : name.trim()));
  });
