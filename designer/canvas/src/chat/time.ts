const zone = 'America/Sao_Paulo';

/** The time of day: 14:30. */
export const clock = (at: string): string => new Intl.DateTimeFormat('pt-BR', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));

/** The day in Brazil, to compare. */
export const dayOf = (at: string): string => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(at));

/** The day in words: "quarta-feira, 25 de novembro". */
export const day = (at: string, culture: string): string => new Intl.DateTimeFormat(culture, { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long' }).format(new Date(at));

/** Day and time, short: "qua., 25/11, 10:05". */
export const brief = (at: string, culture: string): string => new Intl.DateTimeFormat(culture, { timeZone: zone, weekday: 'short', day: '2-digit', month: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));

/** How long: "2 d 3 h", "23 h 10 min", "5 min"; up to two days in hours, as the window of 24 hours is spoken of. */
export function span(milliseconds: number): string {
  const minutes = Math.max(0, Math.round(milliseconds / 60_000));
  const days = minutes < 2880 ? 0 : Math.floor(minutes / 1440);
  const [hours, rest] = [Math.floor((minutes - days * 1440) / 60), minutes % 60];
  const parts = [days > 0 && `${days} d`, hours > 0 && `${hours} h`, rest > 0 && days === 0 && `${rest} min`].filter(Boolean);
  return parts.length === 0 ? '0 min' : parts.join(' ');
}

/** A span as .NET writes it ("1.02:03:04"), in milliseconds. */
export function spanOf(text: string): number {
  const match = /^(?:(\d+)\.)?(\d+):(\d+):(\d+)/.exec(text);
  return match === null ? 0 : ((Number(match[1] ?? 0) * 24 + Number(match[2])) * 3600 + Number(match[3]) * 60 + Number(match[4])) * 1000;
}
