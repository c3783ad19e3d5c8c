import type { Calendar } from '@event-calendar/core';
import { DAY, formatMinutes, MINUTE } from './shanghai-time';
import type { Limits, Refusal, Stretch } from './slots';
import { timeRange, type Labels } from './tiles';

/** Where the arrows take a selection: up and down by a step, sideways by a day; Shift pulls only its end. */
export function movedByKey({ start, end }: Stretch, { key, shiftKey }: KeyboardEvent, stepMinutes: number): Stretch | null {
  const step = stepMinutes * MINUTE;
  const by = { ArrowUp: -step, ArrowDown: step, ArrowLeft: -DAY, ArrowRight: DAY }[key];
  if (!by || (shiftKey && Math.abs(by) === DAY)) return null;
  return { start: shiftKey ? start : start + by, end: end + by };
}

export function movedBy(stretch: Stretch | null, startDelta: Calendar.Duration | null, endDelta: Calendar.Duration): Stretch {
  const millis = (delta: Calendar.Duration | null): number => (delta ? delta.days * DAY + delta.seconds * 1000 : 0);
  return { start: (stretch?.start ?? 0) + millis(startDelta), end: (stretch?.end ?? 0) + millis(endDelta) };
}

/** Fills the label of a refusal; it may name {min}, {max}, and of what stands in the way {time}, {state} and {label}. */
export function explanationOf({ reason, blocker }: Refusal, { min, max }: Limits, labels: Labels, locale: string): string {
  const values: Record<string, string | undefined> = {
    min: formatMinutes(min, locale),
    max: formatMinutes(max, locale),
    time: blocker && timeRange(blocker),
    state: blocker && labels[blocker.state],
    label: blocker?.label,
  };
  return (labels[reason] ?? '').replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
