const isMac = (): boolean => typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);
const signs: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Delete: 'Del' };

/** The first keys of a command as people read them. */
export function keysInWords(keys: string): string {
  const first = keys.split(' ')[0]!;
  const said = first.replace(/Arrow\w+|Delete/, key => signs[key]!);
  return isMac() ? said.replace('Ctrl+', '⌘').replace('Shift+', '⇧').replace('Alt+', '⌥') : said;
}
