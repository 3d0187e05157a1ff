import type { JsonObject } from './json.ts';

/** What is known of one input of an activity type. */
export interface InputType {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly example?: string;
  readonly editor: string;
  readonly type: string;
  readonly required?: boolean;
  readonly multiline?: boolean;
  readonly secret?: boolean;
  readonly raw?: boolean;
  readonly default?: unknown;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  /** True for a text that is a script whatever the type of its expression says. */
  readonly script?: boolean;
  readonly rules?: JsonObject;
}

export interface Port {
  readonly name: string;
  readonly list?: boolean;
  readonly itemProperty?: string | null;
}

/** What is known of one activity type. */
export interface ActivityType {
  readonly type: string;
  readonly version?: number;
  readonly category: string;
  readonly icon: string;
  readonly label: string;
  readonly description: string;
  readonly browsable?: boolean;
  readonly terminal?: boolean;
  readonly container?: boolean;
  readonly inputs: readonly InputType[];
  readonly outputs: readonly { readonly name: string; readonly label: string; readonly type: string }[];
  readonly outcomes: readonly { readonly name: string; readonly label: string }[];
  readonly outcomesFrom?: { readonly input: string; readonly key?: string | null } | null;
  readonly ports: readonly Port[];
}

export interface Category {
  readonly key: string;
  readonly label: string;
  readonly color: string;
  readonly icon: string;
}

/** What the server offers: the activities and how they are shown. */
export interface CatalogJson {
  readonly categories: readonly Category[];
  readonly activities: readonly ActivityType[];
  readonly functions?: readonly { readonly name: string; readonly label?: string }[];
  readonly filters?: readonly { readonly name: string; readonly label?: string }[];
  readonly texts?: Readonly<Record<string, string>>;
}

export interface Catalog extends CatalogJson {
  readonly byType: ReadonlyMap<string, ActivityType>;
  readonly byCategory: ReadonlyMap<string, Category>;
}

export const readCatalog = (json: CatalogJson): Catalog => ({
  ...json,
  byType: new Map(json.activities.map(type => [type.type, type])),
  byCategory: new Map(json.categories.map(category => [category.key, category])),
});
