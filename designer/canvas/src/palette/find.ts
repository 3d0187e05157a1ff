import type { ActivityType, Catalog } from '../document/catalog.ts';
import { plain } from '../document/search.ts';

/** The types that hold all the words in their name, description or category; those whose name begins with them first. */
export function findTypes(catalog: Catalog, words: string): readonly ActivityType[] {
  const wanted = plain(words).split(/\s+/).filter(word => word !== '');
  const types = catalog.activities.filter(type => type.browsable !== false);
  if (wanted.length === 0) return types;
  const rank = (type: ActivityType): number => {
    const label = plain(type.label);
    return label.startsWith(wanted[0]!) ? 0 : wanted.every(word => label.includes(word)) ? 1 : 2;
  };
  return types.filter(type => holds(type, catalog, wanted)).sort((a, b) => rank(a) - rank(b));
}

function holds(type: ActivityType, catalog: Catalog, wanted: readonly string[]): boolean {
  const text = plain([type.label, type.description, catalog.byCategory.get(type.category)?.label ?? '', type.type.slice(type.type.indexOf('.') + 1)].join(' '));
  return wanted.every(word => text.includes(word));
}

/** The types by category, in the catalog's order. */
export const byCategory = (catalog: Catalog, types: readonly ActivityType[]): { readonly key: string; readonly label: string; readonly types: readonly ActivityType[] }[] => {
  const known = catalog.categories.map(category => ({ key: category.key, label: category.label, types: types.filter(type => type.category === category.key) }));
  const rest = types.filter(type => !catalog.byCategory.has(type.category));
  return [...known, ...(rest.length > 0 ? [{ key: '', label: '…', types: rest }] : [])].filter(category => category.types.length > 0);
};
