import type { Translate } from '../texts/texts.ts';

/** A duration of Elsa's form (`1.02:30:00`) in parts; nothing when it is none. */
export function readDuration(text: string): { readonly days: number; readonly hours: number; readonly minutes: number; readonly seconds: number } | undefined {
  const match = /^(?:(\d+)\.)?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?$/.exec(text.trim());
  if (match === null) return undefined;
  const [days, hours, minutes, seconds] = match.slice(1).map(part => Number(part ?? 0)) as [number, number, number, number];
  return { days, hours, minutes, seconds };
}

/** A duration in human words: "2 horas e 30 minutos"; the text itself when it is none. */
export function durationInWords(text: string, t: Translate): string {
  const duration = readDuration(text);
  if (duration === undefined) return text;
  const said = (['days', 'hours', 'minutes', 'seconds'] as const).filter(unit => duration[unit] > 0).map(unit => t(duration[unit] === 1 ? `duration.${unit}.one` : `duration.${unit}`, { n: duration[unit] }));
  return said.length === 0 ? t('duration.none') : said.length === 1 ? said[0]! : t('words.and', { a: said.slice(0, -1).join(', '), b: said.at(-1)! });
}
