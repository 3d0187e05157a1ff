import { isObject, type Json, type JsonList, type JsonObject } from './json.ts';

/** A flow document: Elsa 3's workflow-definition JSON, with all that it holds beside what is named here. */
export interface Flow extends JsonObject {
  readonly root: Activity;
}

/** One use of an activity type. Inputs, outputs and ports are further properties. */
export interface Activity extends JsonObject {
  readonly id: string;
  readonly type: string;
}

/** A flowchart: activities, and the connections between them. */
export interface Flowchart extends Activity {
  readonly activities: readonly Activity[] & JsonList;
  readonly connections: readonly Connection[] & JsonList;
}

export interface End extends JsonObject {
  readonly activity: string;
  readonly port?: string;
}

/** The way from an outcome to the next activity. */
export interface Connection extends JsonObject {
  readonly source: End;
  readonly target: End;
}

/** A variable of the flow. */
export interface Variable extends JsonObject {
  readonly id: string;
  readonly name: string;
  readonly typeName: string;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const isFlowchart = (activity: Activity | undefined): activity is Flowchart => activity?.type === 'Elsa.Flowchart';

/** Whether a property of an activity is an activity itself. Expressions have a type too, but neither an id nor a dot in it. */
export const isActivity = (value: unknown): value is Activity =>
  isObject(value) && typeof value.type === 'string' && (typeof value.id === 'string' || value.type.includes('.'));

export const connectionKey = (connection: Connection): string =>
  `${connection.source.activity}:${connection.source.port ?? 'Done'}>${connection.target.activity}:${connection.target.port ?? 'In'}`;

export const connection = (source: string, port: string, target: string): Connection => ({
  source: { activity: source, port },
  target: { activity: target, port: 'In' },
});

/** Where an activity lies on the canvas; nothing when nobody placed it yet. */
export function positionOf(activity: Activity): Point | undefined {
  const designer = isObject(activity.metadata) ? activity.metadata.designer : undefined;
  const position = isObject(designer) ? designer.position : undefined;
  return isObject(position) && typeof position.x === 'number' && typeof position.y === 'number' ? { x: position.x, y: position.y } : undefined;
}

/** The activity at another place; whole pixels, because people read the document too. */
export function placed<T extends Activity>(activity: T, at: Point): T {
  const metadata = isObject(activity.metadata) ? activity.metadata : {};
  const designer = isObject(metadata.designer) ? metadata.designer : {};
  return { ...activity, metadata: { ...metadata, designer: { ...designer, position: { x: Math.round(at.x), y: Math.round(at.y) } } } };
}

/** The name that people gave an activity; nothing when they gave none. */
export function nameOf(activity: Activity): string | undefined {
  const text = isObject(activity.metadata) ? activity.metadata.displayText : undefined;
  return typeof text === 'string' && text.trim() !== '' ? text : undefined;
}

export const variablesOf = (flow: Flow): readonly Variable[] =>
  Array.isArray(flow.variables) ? (flow.variables as readonly Json[]).filter((item): item is Variable => isObject(item) && typeof item.name === 'string') : [];
