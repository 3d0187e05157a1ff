import { updateActivity } from '../activities.ts';
import type { Flow } from '../flow.ts';
import { isList, isObject, type Json } from '../json.ts';

/** The flow with an activity called otherwise, and its connections with it. */
export const renamedId = (flow: Flow, from: string, to: string): Flow => rename(updateActivity(flow, from, activity => ({ ...activity, id: to })), from, to) as unknown as Flow;

function rename(value: Json, from: string, to: string): Json {
  if (isList(value)) {
    const items = value.map(item => rename(item, from, to));
    return items.some((item, i) => item !== value[i]) ? items : value;
  }
  if (!isObject(value)) return value;
  let next = value;
  for (const [key, inner] of Object.entries(value)) {
    if (inner === undefined) continue;
    const isEnd = (key === 'source' || key === 'target') && isObject(inner) && inner.activity === from;
    const renamed = isEnd ? { ...inner, activity: to } : rename(inner, from, to);
    if (renamed !== inner) next = { ...next, [key]: renamed };
  }
  return next;
}
