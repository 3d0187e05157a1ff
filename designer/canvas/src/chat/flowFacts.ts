import { allActivities } from '../document/activities.ts';
import type { Flow } from '../document/flow.ts';
import { isObject, type JsonObject } from '../document/json.ts';
import type { ChatDesk } from './chatDesk.ts';
import { currentOf } from './moves.ts';

const documentOf = (desk: ChatDesk): JsonObject | undefined => currentOf(desk.state.branches).document;

const own = (document: JsonObject | undefined): JsonObject | undefined => {
  const custom = document?.customProperties;
  return isObject(custom) && isObject(custom.porfin) ? custom.porfin : undefined;
};

/** Whether the host joins messages that follow each other, as the flow's settings say. */
export const joinsPieces = (desk: ChatDesk): boolean => {
  const time = own(documentOf(desk))?.joiningTime;
  return typeof time === 'string' && /[1-9]/.test(time);
};

/** The fields of the customer that the flow reads besides name and number. */
export function fieldsRead(desk: ChatDesk): string[] {
  const text = JSON.stringify(documentOf(desk) ?? {});
  return [...new Set([...text.matchAll(/\bcontact\.([A-Za-z_]\w*)/g)].map(match => match[1]!))].filter(name => name !== 'name' && name !== 'address').sort();
}

/** The steps from which a chat can begin: those of the outermost flowchart. */
export function stepsOf(desk: ChatDesk): { readonly id: string; readonly title: string }[] {
  const document = documentOf(desk) as Flow | undefined;
  if (document === undefined || !isObject(document.root)) return [];
  const outermost = new Set(Array.isArray(document.root.activities) ? document.root.activities.map(one => (one as { id?: string }).id) : []);
  return allActivities(document).filter(activity => outermost.has(activity.id)).map(activity => {
    const metadata = activity.metadata;
    const title = isObject(metadata) && typeof metadata.displayText === 'string' ? metadata.displayText : activity.id;
    return { id: activity.id, title };
  });
}
