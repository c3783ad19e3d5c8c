import { dateOf, formatDate, instantOf, isoOf, MINUTE, minutesOf } from '../booking-week/shanghai-time';

const DAY_MINUTES = 24 * 60;

/** Free time begins on full and half hours, as the list of free instruments has it. */
const STEP = 30;

/** A stretch in minutes since the window's first midnight. */
export interface Minutes {
  readonly start: number;
  readonly end: number;
}

export interface Window {
  readonly from: string;
  readonly days: number;
  readonly dayStart: string;
  readonly dayEnd: string;
}

/**
 * Where a moment stands on the axis, as a fraction of its width. Of each day only the hours shown have a place: those
 * before and after fall together on its edges, so that nights take no room.
 */
export class Scale {
  readonly opens: number;
  readonly closes: number;
  private readonly origin: number;

  private readonly dayNames = new Map<number, string>();

  constructor(
    readonly window: Window,
    private readonly locale: string,
  ) {
    this.opens = minutesOf(window.dayStart);
    this.closes = Math.max(minutesOf(window.dayEnd), this.opens + 60);
    this.origin = instantOf(window.from);
  }

  get hours(): number {
    return Math.ceil((this.closes - this.opens) / 60);
  }

  at(minute: number): number {
    const day = Math.floor(minute / DAY_MINUTES);
    const within = Math.min(Math.max(minute - day * DAY_MINUTES, this.opens), this.closes);
    return (day + (within - this.opens) / (this.closes - this.opens)) / this.window.days;
  }

  minuteAt(fraction: number): number {
    const days = Math.min(Math.max(fraction, 0), 1) * this.window.days;
    const day = Math.min(Math.floor(days), this.window.days - 1);
    return day * DAY_MINUTES + this.opens + (days - day) * (this.closes - this.opens);
  }

  /** The parts of a stretch that can be seen, one for each of its days. */
  seen({ start, end }: Minutes): Minutes[] {
    const parts: Minutes[] = [];
    for (let day = Math.floor(start / DAY_MINUTES); day * DAY_MINUTES < end && day < this.window.days; day++) {
      const midnight = day * DAY_MINUTES;
      const part = { start: Math.max(start, midnight + this.opens), end: Math.min(end, midnight + this.closes) };
      if (day >= 0 && part.end > part.start) parts.push(part);
    }
    return parts;
  }

  /** Null where the present is not in the window, or in hours that are not shown. */
  now(): number | null {
    const minute = (Date.now() - this.origin) / MINUTE;
    const ofDay = ((minute % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
    const shown = minute >= 0 && minute < this.window.days * DAY_MINUTES && ofDay >= this.opens && ofDay <= this.closes;
    return shown ? this.at(minute) : null;
  }

  /** `11/24周二`. Thousands of tiles say one of a few days, and asking the locale for each takes seconds. */
  dayOf(minute: number): string {
    const day = Math.floor(minute / DAY_MINUTES);
    let name = this.dayNames.get(day);
    if (name === undefined) {
      const date = dateOf(this.instant(day * DAY_MINUTES));
      name = formatDate(date, this.locale, { month: 'numeric', day: 'numeric', weekday: 'short' });
      this.dayNames.set(day, name);
    }
    return name;
  }

  instant(minute: number): number {
    return this.origin + minute * MINUTE;
  }

  iso(minute: number): string {
    return isoOf(this.instant(minute));
  }
}

/** The slot of the wanted length around a moment of free time: from the half hour before, moved to fit where it would reach out. */
export function slotAround(minute: number, free: Minutes, wanted: number): Minutes {
  const length = Math.min(wanted, free.end - free.start);
  const start = Math.floor(minute / STEP) * STEP;
  const fitting = Math.max(Math.min(start, free.end - length), free.start);
  return { start: fitting, end: fitting + length };
}
