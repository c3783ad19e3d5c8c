import { html, LitElement, nothing, unsafeCSS, type PropertyValues } from 'lit';
import { MINUTE } from './booking-week/shanghai-time';
import { timeRange, type Labels } from './booking-week/tiles';
import { axis } from './instrument-timeline/axis';
import ownStyles from './instrument-timeline/instrument-timeline.css?inline';
import { freeTileOf, rowElement, type FreeTile, type Row } from './instrument-timeline/rows';
import { Scale, slotAround, type Minutes } from './instrument-timeline/scale';

/**
 * Many instruments side by side: a row for each, time from left to right. It shows and proposes; a press on free time asks
 * for a slot of the wanted length there. Rows come as somebody scrolls to them. Times are shown in Shanghai's clock in every
 * browser.
 *
 * @fires rows-wanted {from} when the last of the rows it has comes near
 * @fires time-chosen {id, start, end}
 */
export class InstrumentTimeline extends LitElement {
  static override properties = {
    from: { type: String },
    days: { type: Number },
    dayStart: { type: String },
    dayEnd: { type: String },
    minutes: { type: Number },
    rows: { attribute: false },
    total: { type: Number },
    locale: { type: String },
    labels: { attribute: false },
  };

  // Vaadin's build hands a style sheet over as a Lit result, plain Vite as a text: both read as a text.
  static override styles = unsafeCSS(String(ownStyles));

  declare from: string;
  declare days: number;
  declare dayStart: string;
  declare dayEnd: string;
  declare minutes: number;
  declare rows: Row[];
  declare total: number;
  declare locale: string;
  declare labels: Labels;

  private scale?: Scale;
  private made = new Map<Row, HTMLElement>();
  private asked = -1;
  private ticking?: ReturnType<typeof setInterval>;
  private readonly ghost = document.createElement('b');
  private readonly end = new IntersectionObserver(([entry]) => entry?.isIntersecting && this.askForRows());

  constructor() {
    super();
    this.from = '2026-01-01';
    this.days = 7;
    this.dayStart = '08:00';
    this.dayEnd = '18:00';
    this.minutes = 60;
    this.rows = [];
    this.total = 0;
    this.locale = 'zh-CN';
    this.labels = {};
    this.ghost.className = 'ghost';
  }

  /** Called by the server when it has further rows. */
  addRows(rows: Row[]): void {
    this.rows = [...this.rows, ...rows];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.ticking = setInterval(() => this.showNow(), MINUTE);
    this.watchEnd();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.ticking);
    this.end.disconnect();
  }

  protected override willUpdate(changed: PropertyValues): void {
    // Flow may send null where a field was cleared on the server.
    this.labels ??= {};
    this.rows ??= [];
    if (!this.scale || ['from', 'days', 'dayStart', 'dayEnd', 'minutes', 'locale', 'labels'].some((name) => changed.has(name))) {
      this.scale = new Scale({ from: this.from, days: this.days, dayStart: this.dayStart, dayEnd: this.dayEnd }, this.locale);
      this.made.clear();
    }
    if (changed.has('rows')) {
      const kept = new Set(this.rows);
      for (const row of this.made.keys()) if (!kept.has(row)) this.made.delete(row);
      this.asked = -1;
    }
  }

  protected override render(): unknown {
    const { scale } = this;
    if (!scale) return nothing;
    const columns = this.days === 1 ? scale.hours : this.days;
    return html`
      <div class="scroller" tabindex="0" role="region" aria-label=${this.labels.timeline ?? ''} @scroll=${this.onScroll}>
        <div class="table" data-days=${this.days} style="--days: ${this.days}; --columns: ${columns}">
          <div class="top"><div class="head">${this.labels.instrument}</div><div class="days">${axis(scale, this.labels, this.locale)}</div></div>
          <ol @click=${this.onClick} @pointermove=${this.onPointerMove} @pointerleave=${() => this.ghost.remove()}>
            ${this.rows.map((row) => this.elementOf(row, scale))}
          </ol>
          <div class="end">${this.rows.length < this.total ? html`<button type="button" @click=${this.askForRows}>${this.labels.more}</button>` : nothing}</div>
        </div>
      </div>
    `;
  }

  protected override updated(): void {
    this.showNow();
    this.watchEnd();
  }

  private elementOf(row: Row, scale: Scale): HTMLElement {
    let element = this.made.get(row);
    if (!element) {
      element = rowElement(row, scale, this.minutes, this.labels);
      this.made.set(row, element);
    }
    return element;
  }

  /** Observing anew makes the observer look again, also where the end is still in view after rows came. */
  private watchEnd(): void {
    const end = this.renderRoot?.querySelector('.end');
    this.end.disconnect();
    if (end && this.rows.length < this.total) this.end.observe(end);
  }

  /** The end of a tall frame may lie below the window: within it, nearing the end by scrolling is what counts. */
  private onScroll({ currentTarget }: Event): void {
    const frame = currentTarget as HTMLElement;
    if (frame.scrollTop + 2 * frame.clientHeight >= frame.scrollHeight) this.askForRows();
  }

  private readonly askForRows = (): void => {
    if (this.asked === this.rows.length || this.rows.length >= this.total) return;
    this.asked = this.rows.length;
    this.fire('rows-wanted', { from: this.rows.length });
  };

  private showNow(): void {
    const table = this.renderRoot.querySelector<HTMLElement>('.table');
    const now = this.scale?.now() ?? null;
    table?.toggleAttribute('data-now', now !== null);
    table?.style.setProperty('--now', `${(now ?? 0) * 100}%`);
  }

  private onClick(event: MouseEvent): void {
    const tile = freeTileOf(event.composedPath()[0]) ?? this.ghosted;
    if (!tile || !this.scale) return;
    const slot = this.slotUnder(event, tile);
    this.fire('time-chosen', { id: tile.row.id, start: this.scale.iso(slot.start), end: this.scale.iso(slot.end) });
  }

  private ghosted?: FreeTile;

  /** Under the mouse, free time offers the very slot that a press would take. */
  private onPointerMove(event: PointerEvent): void {
    const target = event.composedPath()[0];
    if (target === this.ghost || event.pointerType !== 'mouse') return;
    const tile = freeTileOf(target);
    this.ghosted = tile;
    if (!tile || !this.scale || !(target instanceof HTMLElement)) {
      this.ghost.remove();
      return;
    }
    const slot = this.slotUnder(event, tile);
    const { scale } = this;
    this.ghost.style.insetInlineStart = `${scale.at(slot.start) * 100}%`;
    this.ghost.style.inlineSize = `${((slot.end - slot.start) / (scale.closes - scale.opens) / this.days) * 100}%`;
    this.ghost.textContent = timeRange({ start: scale.instant(slot.start), end: scale.instant(slot.end) });
    target.parentElement?.append(this.ghost);
  }

  private slotUnder(event: MouseEvent, tile: FreeTile): Minutes {
    const row = this.made.get(tile.row);
    const track = row?.querySelector('.track')?.getBoundingClientRect();
    const fraction = track && track.width > 0 ? (event.clientX - track.left) / track.width : 0;
    return slotAround(this.scale?.minuteAt(fraction) ?? tile.start, tile, this.minutes);
  }

  private fire(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

customElements.define('instrument-timeline', InstrumentTimeline);
