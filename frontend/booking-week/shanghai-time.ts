/**
 * Wall-clock time in 平凉. The calendar must read the same in every browser's zone, and China has one
 * offset without daylight saving, so a constant shift is exact. Instants are epoch milliseconds.
 */
export const SHANGHAI_OFFSET = '+08:00';

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

const SHIFT = 8 * 60 * MINUTE;

/** Reads an ISO text with an offset; a text without one is taken as time in Shanghai. */
export function instantOf(iso: string): number {
  const hasTime = iso.includes('T');
  const hasOffset = hasTime && /(Z|[+-]\d{2}:?\d{2})$/.test(iso);
  return Date.parse(hasOffset ? iso : `${hasTime ? iso : `${iso}T00:00`}${SHANGHAI_OFFSET}`);
}

/** The calendar's callbacks carry Shanghai's wall clock in the fields of a browser-local date. */
export function instantOfLocal(date: Date): number {
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate(), date.getHours(), date.getMinutes()) - SHIFT;
}

/** `2026-01-05T09:00:00`, the form the calendar takes as given without converting it. */
export function wallClockOf(instant: number): string {
  return new Date(instant + SHIFT).toISOString().slice(0, 19);
}

export function isoOf(instant: number): string {
  return wallClockOf(instant) + SHANGHAI_OFFSET;
}

export function dateOf(instant: number): string {
  return wallClockOf(instant).slice(0, 10);
}

export function timeOf(instant: number): string {
  return wallClockOf(instant).slice(11, 16);
}

export function addDays(date: string, days: number): string {
  return dateOf(instantOf(date) + days * DAY);
}

/** Minutes since midnight of `07:00`, `7:00` or `24:00`. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

export function formatDate(date: string, locale: string, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'Asia/Shanghai' }).format(instantOf(date));
}

/** `90` as "90分钟", `120` as "2小时", in the words of the locale. */
export function formatMinutes(minutes: number, locale: string): string {
  const inHours = minutes >= 60 && minutes % 30 === 0;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: inHours ? 'hour' : 'minute',
    unitDisplay: 'long',
    maximumFractionDigits: 1,
  }).format(inHours ? minutes / 60 : minutes);
}
