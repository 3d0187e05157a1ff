import { updateActivity } from '../activities.ts';
import type { Activity, Flow } from '../flow.ts';
import { isList, type Json } from '../json.ts';

/** Adds an empty branch or case to a list port of a container. `item` is what the list holds: a flowchart, or an object that will hold one. */
export const addBranch = (flow: Flow, id: string, port: string, item: Json): Flow => updateActivity(flow, id, activity => ({ ...activity, [port]: [...items(activity, port), item] }));

/** Takes a branch away with all that it holds. */
export const removeBranch = (flow: Flow, id: string, port: string, index: number): Flow => updateActivity(flow, id, activity => ({ ...activity, [port]: items(activity, port).filter((_, i) => i !== index) }));

const items = (activity: Activity, port: string): readonly Json[] => {
  const held = activity[port];
  return isList(held) ? held : [];
};
