/** Seconds of each unit, by how the word begins. Longer beginnings come first: "mês" is not "m". */
const units: readonly (readonly [RegExp, number])[] = [
  [/^(s|seg|segs|segundos?|seconds?|secs?|segundos)$/, 1],
  [/^(m|min|mins|minutos?|minutes?)$/, 60],
  [/^(h|hr|hrs|horas?|hours?)$/, 3600],
  [/^(d|dias?|days?|días?)$/, 86_400],
  [/^(semanas?|weeks?|sem)$/, 604_800],
];

const words: Readonly<Record<string, number>> = { um: 1, uma: 1, un: 1, una: 1, one: 1, a: 1, an: 1, dois: 2, duas: 2, dos: 2, two: 2, tres: 3, três: 3, three: 3, meia: 0.5, media: 0.5, half: 0.5 };

/** A duration as people write it ("1h30", "2 horas e meia", "90 min", "1 day") as Elsa's `d.hh:mm:ss`; nothing when it is none. */
export function readSpoken(said: string): string | undefined {
  const text = said.trim().toLowerCase();
  if (/^(\d+\.)?\d{1,2}:\d{2}(:\d{2})?$/.test(text)) return written(secondsOf(text));
  const parts = [...text.matchAll(/(\d+(?:[.,]\d+)?|\p{L}+)/gu)].map(match => match[0]);
  let total = 0;
  let amount: number | undefined;
  let last = 0;
  for (const part of parts) {
    if (part === 'e' || part === 'y' || part === 'and') continue;
    const number = /^\d/.test(part) ? Number(part.replace(',', '.')) : amount === undefined ? words[part] : undefined;
    if (number !== undefined) {
      if (amount !== undefined) return undefined;
      amount = number;
      continue;
    }
    const unit = units.find(([name]) => name.test(part))?.[1];
    if (unit === undefined || amount === undefined) return undefined;
    total += amount * unit;
    last = unit;
    amount = undefined;
  }
  // "1h30" means minutes, "2 horas e meia" half of the unit before; a bare number is none.
  if (amount !== undefined) {
    if (last === 0) return undefined;
    total += amount === 0.5 ? last / 2 : amount * (last === 3600 ? 60 : last === 60 ? 1 : 3600);
  }
  return parts.length === 0 ? undefined : written(total);
}

function secondsOf(text: string): number {
  const match = /^(?:(\d+)\.)?(\d+):(\d+)(?::(\d+))?$/.exec(text)!;
  const [days, hours, minutes, seconds] = match.slice(1).map(part => Number(part ?? 0)) as [number, number, number, number];
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
}

function written(total: number): string {
  const seconds = Math.round(total);
  const two = (value: number): string => String(value).padStart(2, '0');
  const days = Math.floor(seconds / 86_400);
  return `${days > 0 ? `${days}.` : ''}${two(Math.floor(seconds / 3600) % 24)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** The length in seconds of a duration in Elsa's form. */
export const lengthOf = (duration: string): number => secondsOf(duration);
