import type { Calendar } from '@event-calendar/core';
import { addDays, dateOf, DAY, formatDate, formatMinutes, instantOf, MINUTE, timeOf, wallClockOf } from './shanghai-time';
import { overlaps, type Slot, type SlotState, type Stretch } from './slots';

/** All words a person reads here come from the server; a missing one is empty. */
export type Labels = Readonly<Record<string, string | undefined>>;

export const SELECTION = 'selection';
export const GHOST = 'ghost-';

const CLASS_OF: Record<SlotState, string> = {
  FREE: 'free',
  BUSY: 'taken',
  PENDING: 'pending',
  CLOSED: 'closed',
  MAINTENANCE: 'maintenance',
  MINE: 'mine',
  HELD: 'held',
  BUFFER: 'buffer',
  GAP: 'closed gap',
  SOON: 'closed',
  FAR: 'closed',
  PAST: 'closed past',
};

/** Time that is nobody's: where it lies says when. */
const BACKDROP: readonly SlotState[] = ['CLOSED', 'PAST', 'SOON', 'FAR', 'GAP'];

/** The part of a slot that one day column shows. */
export interface Tile extends Stretch {
  readonly id: string;
  readonly slot: Slot;
  readonly wholeDay: boolean;
}

export interface Window {
  readonly from: string;
  readonly days: number;
  /** Minutes since midnight. */
  readonly opens: number;
  readonly closes: number;
}

/** Cuts slots into one tile per day, so that each tile can be focused, labelled and found by itself. */
export function tilesOf(slots: readonly Slot[], { from, days, opens, closes }: Window): Tile[] {
  return Array.from({ length: days }, (_, i) => addDays(from, i)).flatMap((date) => {
    const midnight = instantOf(date);
    const seen = { start: midnight + opens * MINUTE, end: midnight + closes * MINUTE };
    return slots
      .filter((slot) => overlaps(slot, seen))
      .map((slot) => ({
        id: [slot.state, slot.start, slot.end, date, slot.label].join('|'),
        slot,
        start: Math.max(slot.start, midnight),
        end: Math.min(slot.end, midnight + DAY),
        wholeDay: slot.start <= seen.start && slot.end >= seen.end,
      }));
  });
}

/** Free time lies in the background: a drag starts on the day beneath it, while other tiles stop the finger. */
export function tileEvent(tile: Tile): Calendar.EventInput {
  return {
    id: tile.id,
    start: wallClockOf(tile.start),
    end: wallClockOf(tile.end),
    display: tile.slot.state === 'FREE' ? 'background' : 'auto',
    editable: false,
    startEditable: false,
    durationEditable: false,
    classNames: ['tile', ...CLASS_OF[tile.slot.state].split(' ')],
  };
}

/** Lies at the side of the time it does not take, for the eye only: those who listen hear of it in the tile beneath. */
export function ghostEvent(ghost: Slot, index: number): Calendar.EventInput {
  return {
    id: GHOST + index,
    start: wallClockOf(ghost.start),
    end: wallClockOf(ghost.end),
    display: 'background',
    editable: false,
    classNames: ['tile', 'elsewhere'],
  };
}

export function ghostContent(ghost: Slot, labels: Labels): HTMLElement {
  const content = words('div', ['name', ghost.label], ['time', timeRange(ghost)]);
  content.title = [labels.elsewhere, ghost.label, timeRange(ghost)].filter(Boolean).join(' ');
  return content;
}

export function selectionEvent(selection: Stretch): Calendar.EventInput {
  return {
    id: SELECTION,
    start: wallClockOf(selection.start),
    end: wallClockOf(selection.end),
    editable: true,
    startEditable: true,
    durationEditable: true,
    classNames: ['tile', 'selection'],
  };
}

export function timeRange({ start, end }: Stretch): string {
  const until = timeOf(end);
  return `${timeOf(start)}–${until === '00:00' ? '24:00' : until}`;
}

/** The words are a real button: the calendar's own article may not be one by the rules of ARIA. */
export function tileContent(tile: Tile, ghosts: readonly Slot[], labels: Labels, locale: string): HTMLElement {
  const { slot } = tile;
  // Closed hours are the backdrop: their place on the grid says when, the tooltip says it in figures.
  const time = BACKDROP.includes(slot.state) || (tile.wholeDay && slot.state !== 'FREE') ? '' : timeRange(tile);
  return words(
    'button',
    ['spoken', spokenDate(tile.start, locale)],
    ['name', labels[slot.state]],
    ['time', time],
    ['note', slot.label],
    ['spoken', besides(tile, ghosts, labels)],
  );
}

export function selectionContent(selection: Stretch, labels: Labels, locale: string): HTMLElement {
  const length = formatMinutes((selection.end - selection.start) / MINUTE, locale);
  return words('button', ['spoken', spokenDate(selection.start, locale)], ['name', labels.selection], ['time', timeRange(selection)], ['note', length]);
}

export function refusedContent(wish: Stretch, reason: string): HTMLElement {
  return words('div', ['name', reason], ['time', timeRange(wish)]);
}

export function tileTitle(tile: Tile, ghosts: readonly Slot[], labels: Labels): string {
  return [labels[tile.slot.state], timeRange(tile), tile.slot.label, besides(tile, ghosts, labels)].filter(Boolean).join(' ');
}

/** What the viewer has elsewhere at the time. */
function besides(tile: Tile, ghosts: readonly Slot[], labels: Labels): string {
  return ghosts
    .filter((ghost) => overlaps(ghost, tile))
    .map((ghost) => `${labels.elsewhere ?? ''} ${ghost.label} ${timeRange(ghost)}`)
    .join(' ');
}

/** Whether something that matters is too short for its words unless hours are drawn taller. */
export function hasShortTiles(slots: readonly Slot[]): boolean {
  return slots.some(({ state, start, end }) => (state === 'GAP' || !BACKDROP.includes(state)) && end - start < 30 * MINUTE);
}

/** Eyes read the day from the column; who listens hears it. */
export function spokenDate(instant: number, locale: string): string {
  return formatDate(dateOf(instant), locale, { month: 'long', day: 'numeric', weekday: 'long' });
}

function words(tag: 'button' | 'div', ...lines: [className: string, text: string | undefined][]): HTMLElement {
  const block = document.createElement(tag);
  if (block instanceof HTMLButtonElement) block.type = 'button';
  block.className = 'words';
  for (const [className, text] of lines) {
    if (!text) continue;
    const element = document.createElement('span');
    element.className = className;
    element.textContent = text;
    block.append(element, ' ');
  }
  return block;
}
