const key = 'porfin.palette.recent';
const most = 5;

/** The types that were added lately, newest first. */
export function recent(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((type): type is string => typeof type === 'string') : [];
  } catch {
    return [];
  }
}

export function remember(type: string): void {
  try {
    localStorage.setItem(key, JSON.stringify([type, ...recent().filter(other => other !== type)].slice(0, most)));
  } catch {
    // A browser that keeps nothing has no recent ones.
  }
}
