import { instantOf, isoOf, MINUTE } from './shanghai-time';

/** What the server sends for one stretch of an instrument's time. */
export interface SlotInput {
  start: string;
  end: string;
  state: SlotState;
  label?: string;
}

export type SlotState =
  | 'FREE'
  | 'BUSY'
  | 'PENDING'
  | 'CLOSED'
  | 'MAINTENANCE'
  | 'MINE'
  | 'HELD'
  | 'BUFFER'
  | 'GAP'
  | 'SOON'
  | 'FAR'
  | 'PAST';

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface Slot extends Stretch {
  readonly state: SlotState;
  readonly label: string;
}

/** `notOpen` is time nobody has said anything about; `notFree` is time somebody or something holds. */
export interface Refusal {
  readonly reason: 'tooShort' | 'tooLong' | 'notFree' | 'notOpen';
  readonly blocker?: Slot;
}

export interface Limits {
  readonly min: number;
  readonly max: number;
}

export function readSlots(input: readonly SlotInput[] | null | undefined): Slot[] {
  return (input ?? [])
    .map(({ start, end, state, label }) => ({ start: instantOf(start), end: instantOf(end), state, label: label ?? '' }))
    .filter((slot) => slot.end > slot.start)
    .sort((a, b) => a.start - b.start);
}

export function overlaps(a: Stretch, b: Stretch): boolean {
  return a.start < b.end && b.start < a.end;
}

/**
 * Says why a stretch may not be asked for, or null where it may. This only answers the finger quickly:
 * the server's rules decide. Time that is not free comes first, since making the wish longer or shorter
 * would not help.
 */
export function refusalOf(wish: Stretch, slots: readonly Slot[], { min, max }: Limits): Refusal | null {
  const blocker = slots.find((slot) => slot.state !== 'FREE' && overlaps(slot, wish));
  if (blocker) return { reason: 'notFree', blocker };
  if (!coveredByFree(wish, slots)) return { reason: 'notOpen' };
  const minutes = (wish.end - wish.start) / MINUTE;
  if (minutes < min) return { reason: 'tooShort' };
  if (max > 0 && minutes > max) return { reason: 'tooLong' };
  return null;
}

function coveredByFree(wish: Stretch, slots: readonly Slot[]): boolean {
  let reached = wish.start;
  for (const slot of slots) {
    if (slot.state === 'FREE' && slot.start <= reached && slot.end > reached) reached = slot.end;
  }
  return reached >= wish.end;
}

/**
 * The shortest bookable stretch holding the given instant. It starts there, unless free time ends too
 * soon after: then it moves up to end with the free time, so that a click near an edge still works.
 */
export function shortestAround(instant: number, slots: readonly Slot[], { min, max }: Limits): Stretch {
  const length = min * MINUTE;
  const wish = { start: instant, end: instant + length };
  const free = slots.find((slot) => slot.state === 'FREE' && slot.start <= instant && instant < slot.end);
  if (!free || !refusalOf(wish, slots, { min, max })) return wish;
  const next = slots.find((slot) => slot.state !== 'FREE' && slot.start > instant);
  const edge = Math.min(free.end, next?.start ?? Infinity);
  const earlier = { start: edge - length, end: edge };
  return earlier.start <= instant && !refusalOf(earlier, slots, { min, max }) ? earlier : wish;
}

export function sameStretch(a: Stretch | null, b: Stretch | null): boolean {
  return a === b || (!!a && !!b && a.start === b.start && a.end === b.end);
}

export function toIso(stretch: Stretch): { start: string; end: string } {
  return { start: isoOf(stretch.start), end: isoOf(stretch.end) };
}
