import { html, nothing } from 'lit';
import { addDays, DAY, dateOf, formatDate, instantOf } from './shanghai-time';
import { overlaps, type Slot } from './slots';
import { spokenDate, type Labels } from './tiles';

/** The head of a day's column. The calendar hands its wall-clock day over as a local date, so it is formatted as one. */
export function dayHead(day: Date, labels: Labels, locale: string): Node[] {
  const text = (parts: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat(locale, parts).format(day);
  return [
    span('weekday', text({ weekday: 'short' })),
    span('date', text({ month: 'numeric', day: 'numeric' })),
    // Always there and shown by style, so that midnight needs no new head.
    span('today-word', labels.today ?? ''),
  ];
}

export interface StripOfDays {
  readonly from: string;
  readonly days: number;
  readonly shownFrom: string;
  readonly shownDays: number;
  readonly slots: readonly Slot[];
  readonly labels: Labels;
  readonly locale: string;
  readonly pick: (date: string) => void;
}

/** Where the week does not fit, its days stand in a row: a dot marks those with free time, a tap shows one. */
export function dayStrip({ from, days, shownFrom, shownDays, slots, labels, locale, pick }: StripOfDays): unknown {
  const today = dateOf(Date.now());
  const shownUntil = addDays(shownFrom, shownDays);
  return html`<div class="strip" role="group" aria-label=${labels.days ?? ''}>
    ${Array.from({ length: days }, (_, i) => addDays(from, i)).map((date) => {
      const start = instantOf(date);
      const free = slots.some((slot) => slot.state === 'FREE' && overlaps(slot, { start, end: start + DAY }));
      return html`<button
        type="button"
        aria-pressed=${date >= shownFrom && date < shownUntil}
        aria-current=${date === today ? 'date' : nothing}
        aria-label=${[spokenDate(start, locale), date === today && labels.today, free && labels.FREE].filter(Boolean).join(' ')}
        @click=${() => pick(date)}
      >
        <span class="weekday">${formatDate(date, locale, { weekday: 'narrow' })}</span>
        <span class="date">${Number(date.slice(8))}</span>
        <span class="dot" ?data-free=${free}></span>
      </button>`;
    })}
  </div>`;
}

function span(className: string, text: string): HTMLElement {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = text;
  return element;
}
