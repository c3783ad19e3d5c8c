import type { Labels } from '../booking-week/tiles';
import { timeRange } from '../booking-week/tiles';
import { slotAround, type Minutes, type Scale } from './scale';

export type State = 'FREE' | 'BUSY' | 'MAINTENANCE';

/** One instrument, as the server sends it. What no slot covers is closed. */
export interface Row {
  readonly id: string;
  readonly name: string;
  readonly institution: string;
  /** A word about its condition, empty where there is nothing to say. */
  readonly note: string;
  readonly href: string;
  /** Where its time is booked; empty where others cannot have it. */
  readonly book: string;
  readonly slots: readonly (readonly [start: number, end: number, state: State])[];
}

export interface FreeTile extends Minutes {
  readonly row: Row;
}

const CLASS_OF: Record<State, string> = { FREE: 'free', BUSY: 'taken', MAINTENANCE: 'maintenance' };

/** How many free stretches a row names in words. */
const NAMED = 4;

/** What a free tile stands for, kept beside it rather than in it. */
const tiles = new WeakMap<Element, FreeTile>();

export function freeTileOf(target: EventTarget | undefined): FreeTile | undefined {
  return target instanceof Element ? tiles.get(target) : undefined;
}

/** A row is made once and kept: rows that come later do not make it anew. */
export function rowElement(row: Row, scale: Scale, minutes: number, labels: Labels): HTMLElement {
  const free = row.book ? row.slots.filter(([, , state]) => state === 'FREE').map(([start, end]) => ({ start, end })) : [];
  const element = make('li', 'row');
  element.append(head(row), track(row, free, scale, labels), agenda(row, free, scale, minutes, labels));
  return element;
}

function head(row: Row): HTMLElement {
  const link = make('a', 'name', row.name);
  link.href = row.href;
  link.title = row.name;
  const element = make('div', 'head');
  element.append(link, make('span', 'institution', row.institution));
  if (row.note) element.append(make('span', 'note', row.note));
  return element;
}

function track(row: Row, free: readonly Minutes[], scale: Scale, labels: Labels): HTMLElement {
  const element = make('div', 'track');
  element.setAttribute('role', 'img');
  element.setAttribute('aria-label', summary(free, scale, labels));
  for (const [start, end, state] of row.slots) {
    for (const part of scale.seen({ start, end })) {
      const tile = make('i', CLASS_OF[state]);
      tile.style.insetInlineStart = percent(scale.at(part.start));
      tile.style.inlineSize = percent((part.end - part.start) / (scale.closes - scale.opens) / scale.window.days);
      tile.title = `${labels[state] ?? ''} ${words(part, scale)}`;
      if (state === 'FREE' && row.book) tiles.set(tile, { row, ...part });
      element.append(tile);
    }
  }
  return element;
}

/** On phones the row is read rather than measured: its next free stretches, each a way to book it. */
function agenda(row: Row, free: readonly Minutes[], scale: Scale, minutes: number, labels: Labels): HTMLElement {
  const element = make('p', 'agenda');
  if (!free.length) element.append(labels.none ?? '');
  for (const stretch of free.slice(0, NAMED)) {
    const link = make('a', '', words(stretch, scale));
    link.href = bookHref(row, slotAround(stretch.start, stretch, minutes), scale);
    element.append(link, ' ');
  }
  if (free.length > NAMED) element.append('…');
  return element;
}

function summary(free: readonly Minutes[], scale: Scale, labels: Labels): string {
  if (!free.length) return labels.none ?? '';
  const named = free.slice(0, NAMED).map((stretch) => words(stretch, scale));
  return `${labels.FREE ?? ''} ${named.join(', ')}${free.length > NAMED ? ' …' : ''}`;
}

/** `周二 12/1 09:00–12:00`; a stretch over midnight says both days. */
function words({ start, end }: Minutes, scale: Scale): string {
  const first = scale.dayOf(start);
  const last = scale.dayOf(end - 1);
  return first === last ? `${first} ${timeRange({ start: scale.instant(start), end: scale.instant(end) })}` : `${first} – ${last}`;
}

/** The same parameters as the booking page's own address. */
function bookHref(row: Row, slot: Minutes, scale: Scale): string {
  const local = (minute: number): string => scale.iso(minute).slice(0, 16);
  return `${row.book}?start=${local(slot.start)}&end=${local(slot.end)}`;
}

function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(3)}%`;
}

function make<K extends keyof HTMLElementTagNameMap>(tag: K, className: string, text?: string): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}
