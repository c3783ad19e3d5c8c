import { html, nothing } from 'lit';
import { addDays, dateOf, formatDate } from '../booking-week/shanghai-time';
import type { Labels } from '../booking-week/tiles';
import type { Scale } from './scale';

/** Up to so many days have room for their hours too. */
const MOST_WITH_HOURS = 3;

/** The days above the rows; where there are few, their hours beneath. */
export function axis(scale: Scale, labels: Labels, locale: string): unknown {
  const { from, days } = scale.window;
  const today = dateOf(Date.now());
  return Array.from({ length: days }, (_, i) => addDays(from, i)).map(
    (date) => html`<div class="day" aria-current=${date === today ? 'date' : nothing}>
      <span class="weekday">${formatDate(date, locale, { weekday: days > 7 ? 'narrow' : 'short' })}</span>
      <span class="date">${days > 7 ? Number(date.slice(8)) : formatDate(date, locale, { month: 'numeric', day: 'numeric' })}</span>
      ${date === today ? html`<span class="today">${labels.today}</span>` : nothing}
      ${days <= MOST_WITH_HOURS ? hours(scale) : nothing}
    </div>`,
  );
}

function hours(scale: Scale): unknown {
  const step = Math.ceil((scale.hours * scale.window.days) / 24) * (scale.window.days > 1 ? 2 : 1);
  const first = Math.ceil(scale.opens / 60);
  const shown = Array.from({ length: scale.hours }, (_, i) => first + i).filter((hour) => (hour - first) % step === 0);
  return html`<div class="hours" aria-hidden="true">
    ${shown.map((hour) => html`<span style="inset-inline-start: ${((hour * 60 - scale.opens) / (scale.closes - scale.opens)) * 100}%">${hour}</span>`)}
  </div>`;
}
