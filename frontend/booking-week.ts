import { createCalendar, destroyCalendar, Interaction, TimeGrid, type Calendar } from '@event-calendar/core';
import calendarStyles from '@event-calendar/core/index.css?inline';
import { html, LitElement, nothing, unsafeCSS, type PropertyValues } from 'lit';
import ownStyles from './booking-week/booking-week.css?inline';
import { dayHead, dayStrip } from './booking-week/days';
import { explanationOf, movedBy, movedByKey } from './booking-week/moves';
import { addDays, dateOf, instantOf, instantOfLocal, MINUTE, minutesOf, SHANGHAI_OFFSET } from './booking-week/shanghai-time';
import { overlaps, readSlots, refusalOf, sameStretch, shortestAround, toIso, type Limits, type Refusal, type Slot, type SlotInput, type Stretch } from './booking-week/slots';
import { GHOST, ghostContent, ghostEvent, hasShortTiles, refusedContent, SELECTION, selectionContent, selectionEvent, tileContent, tileEvent, tilesOf, tileTitle, type Labels, type Tile } from './booking-week/tiles';

type Wish = Stretch & { readonly refusal: Refusal | null };

/** Where a day of 24 hours is scrolled to; shorter days are shown whole. */
const MORNING = '07:30:00';

/**
 * One instrument's week, on which free time is dragged out into a selection. It paints and proposes;
 * the rule engine on the server decides. Times go in and out as ISO texts and are shown in Shanghai's
 * clock in every browser.
 *
 * @fires selection-changed {start, end}, or {start: null, end: null} once it is cleared by the keyboard
 * @fires selection-refused {reason, start, end, blocker?: {start, end, state, label}}
 * @fires slot-explained {start, end, state, label, partStart, partEnd}
 * @fires visible-days-changed {from, days} when a narrow element shows part of the week
 */
export class BookingWeek extends LitElement {
  static override properties = {
    from: { type: String },
    days: { type: Number },
    slots: { attribute: false },
    ghosts: { attribute: false },
    changed: { attribute: false },
    alignmentMinutes: { type: Number },
    minMinutes: { type: Number },
    maxMinutes: { type: Number },
    dayStart: { type: String },
    dayEnd: { type: String },
    locale: { type: String },
    labels: { attribute: false },
    selection: { attribute: false },
    columns: { state: true },
    firstDay: { state: true },
    message: { state: true },
  };

  // Vaadin's build hands a style sheet over as a Lit result, plain Vite as a text: both read as a text.
  static override styles = [unsafeCSS(String(calendarStyles)), unsafeCSS(String(ownStyles))];

  declare from: string;
  declare days: number;
  declare slots: SlotInput[];
  declare ghosts: SlotInput[];
  declare changed: { start: string; end: string }[];
  declare alignmentMinutes: number;
  declare minMinutes: number;
  declare maxMinutes: number;
  declare dayStart: string;
  declare dayEnd: string;
  declare locale: string;
  declare labels: Labels;
  declare selection: { start: string; end: string } | null;
  declare private columns: number;
  declare private firstDay: string;
  declare private message: string;

  private calendar?: Calendar;
  private slotList: Slot[] = [];
  private ghostList: Slot[] = [];
  private changedList: Stretch[] = [];
  private pressed: string | null = null;
  private chosen: Stretch | null = null;
  private tiles = new Map<string, Tile>();
  private wish: Wish | null = null;
  private focusSelection = false;
  private readonly sizes = new ResizeObserver(() => this.measure());

  constructor() {
    super();
    this.from = dateOf(Date.now());
    this.days = 7;
    this.slots = [];
    this.ghosts = [];
    this.changed = [];
    this.alignmentMinutes = 30;
    this.minMinutes = 30;
    this.maxMinutes = 0;
    this.dayStart = '07:00';
    this.dayEnd = '22:00';
    this.locale = 'zh-CN';
    this.labels = {};
    this.selection = null;
    this.columns = 0;
    this.firstDay = '';
    this.message = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.sizes.observe(this);
    // Vaadin moves elements about; the calendar is built anew in the place it comes back to.
    if (this.hasUpdated) this.mountCalendar();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes.disconnect();
    if (this.calendar) void destroyCalendar(this.calendar);
    this.calendar = undefined;
    this.tiles.clear();
    this.chosen = null;
  }

  /** Shows the part of the week that holds the day; only matters where the whole week does not fit. */
  showDay(date: string): void {
    const last = addDays(this.from, Math.max(0, this.days - this.shownDays));
    this.firstDay = date < this.from ? this.from : date > last ? last : date;
  }

  /** Takes the selection away without an event. */
  clearSelection(): void {
    this.selection = null;
    this.message = '';
  }

  /** Gives the focus back to the tile that somebody asked about. */
  focusPressed(): void {
    const buttons = [...this.renderRoot.querySelectorAll<HTMLElement>('button[data-tile]')];
    (buttons.find(({ dataset }) => dataset.tile === this.pressed) ?? buttons[0])?.focus();
  }

  /** Says something in the element's own message line, such as a refusal that only the server knows of. */
  showMessage(text: string): void {
    this.message = text;
  }

  protected override willUpdate(changed: PropertyValues): void {
    // Flow may send null where a field was cleared on the server.
    this.labels ??= {};
    if (changed.has('slots')) this.slotList = readSlots(this.slots);
    if (changed.has('ghosts')) this.ghostList = readSlots(this.ghosts);
    if (changed.has('changed')) this.changedList = (this.changed ?? []).map((it) => ({ start: instantOf(it.start), end: instantOf(it.end) }));
    if (changed.has('from')) this.message = '';
    if (!this.hasUpdated) this.columns = this.columnsThatFit();
    if (changed.has('from') || changed.has('days') || changed.has('columns')) this.showDay(this.dayToOpenOn(changed.has('from')));
  }

  protected override render(): unknown {
    return html`
      ${this.shownDays < this.days ? this.strip() : nothing}
      <div class="calendar" role="group" aria-label=${this.labels.calendar ?? ''} @pointerdown=${this.onPointerDown}></div>
      <div class="dock" role="status">${this.message ? html`<p class="message">${this.message}</p>` : nothing}</div>
    `;
  }

  protected override updated(changed: PropertyValues): void {
    if (!this.calendar) {
      // An update may still be under way when the element has already been taken out.
      if (this.isConnected) this.mountCalendar();
      return;
    }
    const set = this.calendar.setOption.bind(this.calendar);
    if (changed.has('firstDay') || changed.has('days') || changed.has('columns')) {
      set('duration', { days: this.shownDays });
      set('date', this.firstDay);
      if (changed.has('columns') || this.shownDays < this.days) this.fireVisibleDays();
    }
    if (changed.has('dayStart')) set('slotMinTime', this.dayStart).setOption('scrollTime', MORNING);
    if (changed.has('dayEnd')) set('slotMaxTime', this.dayEnd);
    if (changed.has('alignmentMinutes')) {
      set('snapDuration', { minutes: this.alignmentMinutes });
      set('slotHeight', this.slotHeight());
    }
    if (changed.has('locale')) set('locale', this.locale);
    if (changed.has('locale') || changed.has('labels') || changed.has('ghosts')) {
      // A fresh function is what makes the calendar write its texts again.
      set('dayHeaderFormat', (day) => ({ domNodes: dayHead(day, this.labels, this.locale) }));
      set('eventContent', (info) => this.content(info));
    }
    if (changed.has('ghosts')) this.haunt();
    if (changed.has('slots')) this.measure();
    this.sync();
  }

  private mountCalendar(): void {
    const target = this.renderRoot.querySelector<HTMLElement>('.calendar');
    if (!target || this.calendar) return;
    this.calendar = createCalendar(target, [TimeGrid, Interaction], {
      view: 'timeGridWeek',
      // The offset, not the zone's name, is what the now-line understands.
      timeZone: SHANGHAI_OFFSET,
      date: this.firstDay,
      duration: { days: this.shownDays },
      locale: this.locale,
      headerToolbar: { start: '', center: '', end: '' },
      allDaySlot: false,
      nowIndicator: true,
      pointer: true,
      selectable: true,
      unselectAuto: false,
      longPressDelay: 300,
      slotDuration: { minutes: 30 },
      slotHeight: this.slotHeight(),
      slotMinTime: this.dayStart,
      slotMaxTime: this.dayEnd,
      scrollTime: MORNING,
      slotLabelInterval: '01:00',
      snapDuration: { minutes: this.alignmentMinutes },
      slotLabelFormat: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
      eventTimeFormat: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
      dayHeaderFormat: (day) => ({ domNodes: dayHead(day, this.labels, this.locale) }),
      dayHeaderAriaLabelFormat: { dateStyle: 'full' },
      eventContent: (info) => this.content(info),
      eventClassNames: ({ event }) => this.classNames(event),
      eventDidMount: (info) => this.onMount(info),
      datesSet: () => queueMicrotask(() => this.dropTableRoles()),
      dateClick: ({ dateStr }) => this.propose(shortestAround(instantOf(dateStr), this.slotList, this.limits)),
      // The constraints always agree: a refused wish stays under the finger, painted as refused, with its reason.
      selectConstraint: ({ startStr, endStr }) => this.consider({ start: instantOf(startStr), end: instantOf(endStr) }),
      dragConstraint: ({ delta }) => this.consider(movedBy(this.chosen, delta, delta)),
      resizeConstraint: ({ endDelta }) => this.consider(movedBy(this.chosen, null, endDelta)),
      select: () => this.settle(),
      eventDrop: ({ revert }) => this.settle(revert),
      eventResize: ({ revert }) => this.settle(revert),
    });
    this.haunt();
    this.sync();
    if (this.shownDays < this.days) this.fireVisibleDays();
  }

  /** What lies over the slots without taking them; there are few, so all of them anew. */
  private haunt(): void {
    const calendar = this.calendar;
    if (!calendar) return;
    calendar
      .getEvents()
      .filter(({ id }) => String(id).startsWith(GHOST))
      .forEach(({ id }) => calendar.removeEventById(id));
    this.ghostList.forEach((ghost, index) => calendar.addEvent(ghostEvent(ghost, index)));
  }

  /** The calendar calls itself a table but keeps its tiles outside of the rows, which misleads more than it tells. */
  private dropTableRoles(): void {
    for (const element of this.renderRoot.querySelectorAll('.ec, .ec [role], .ec [aria-colindex]')) {
      element.removeAttribute('role');
      element.removeAttribute('aria-colindex');
    }
  }

  /** Brings tiles and selection into the calendar; only what changed, so that focus and a running drag survive. */
  private sync(): void {
    const calendar = this.calendar;
    if (!calendar) return;
    const wanted = new Map(tilesOf(this.slotList, this.window).map((tile) => [tile.id, tile]));
    const stale = [...this.tiles.keys()].filter((id) => !wanted.has(id));
    const fresh = [...wanted.values()].filter(({ id }) => !this.tiles.has(id));
    this.tiles = wanted;
    stale.forEach((id) => calendar.removeEventById(id));
    fresh.forEach((tile) => calendar.addEvent(tileEvent(tile)));

    const selection = this.selection && { start: instantOf(this.selection.start), end: instantOf(this.selection.end) };
    if (!sameStretch(selection, this.chosen) || (selection && !calendar.getEventById(SELECTION))) {
      calendar.removeEventById(SELECTION);
      this.chosen = selection;
      if (selection) calendar.addEvent(selectionEvent(selection));
    }
  }

  private consider(wish: Stretch): boolean {
    this.wish = { ...wish, refusal: refusalOf(wish, this.slotList, this.limits) };
    this.toggleAttribute('refusing', this.isHardRefusal(this.wish));
    return true;
  }

  /** The end of a drag: takes the wish or puts everything back and says why. */
  private settle(revert?: () => void): void {
    const wish = this.wish;
    this.wish = null;
    this.removeAttribute('refusing');
    this.calendar?.unselect();
    if (!wish) return;
    // The calendar has already moved its own copy, so it goes back in both cases and our selection decides.
    revert?.();
    this.propose(wish);
  }

  private propose(wish: Stretch): void {
    const refusal = refusalOf(wish, this.slotList, this.limits);
    if (refusal) {
      this.message = explanationOf(refusal, this.limits, this.labels, this.locale);
      this.focusSelection = false;
      const { blocker } = refusal;
      this.fire('selection-refused', {
        reason: refusal.reason,
        ...toIso(wish),
        ...(blocker && { blocker: { ...toIso(blocker), state: blocker.state, label: blocker.label } }),
      });
      return;
    }
    this.message = '';
    this.selection = toIso(wish);
    this.fire('selection-changed', this.selection);
  }

  /** A press on a tile: free time becomes a selection at its first moment, any other says what it is. */
  private press({ id, slot, start, end }: Tile): void {
    if (slot.state !== 'FREE') {
      this.pressed = id;
      const part = toIso({ start, end });
      this.fire('slot-explained', { ...toIso(slot), state: slot.state, label: slot.label, partStart: part.start, partEnd: part.end });
      return;
    }
    const step = this.alignmentMinutes * MINUTE;
    const opens = instantOf(dateOf(start)) + minutesOf(this.dayStart) * MINUTE;
    this.focusSelection = true;
    this.propose(shortestAround(Math.ceil(Math.max(start, opens) / step) * step, this.slotList, this.limits));
  }

  private content({ event, timeText }: Calendar.EventContentInfo): Calendar.Content {
    if (event.display === 'pointer') return timeText;
    const words = event.display === 'preview' ? this.wishWords() : this.eventWords(String(event.id));
    return { domNodes: words ? [words] : [] };
  }

  private eventWords(id: string): HTMLElement | undefined {
    if (id === SELECTION) return this.selectionWords();
    const ghost = id.startsWith(GHOST) ? this.ghostList[Number(id.slice(GHOST.length))] : undefined;
    return ghost ? ghostContent(ghost, this.labels) : this.tileWords(id);
  }

  private wishWords(): HTMLElement | undefined {
    if (!this.wish) return undefined;
    const { refusal } = this.wish;
    return refusal ? refusedContent(this.wish, explanationOf(refusal, this.limits, this.labels, this.locale)) : selectionContent(this.wish, this.labels, this.locale);
  }

  private selectionWords(): HTMLElement | undefined {
    if (!this.chosen) return undefined;
    const button = selectionContent(this.chosen, this.labels, this.locale);
    button.addEventListener('keydown', (event) => this.onSelectionKey(event));
    return button;
  }

  private tileWords(id: string): HTMLElement | undefined {
    const tile = this.tiles.get(id);
    if (!tile) return undefined;
    const button = tileContent(tile, this.ghostList, this.labels, this.locale);
    button.title = tileTitle(tile, this.ghostList, this.labels);
    button.dataset.tile = id;
    button.addEventListener('click', () => this.press(tile));
    return button;
  }

  private classNames(event: Calendar.Event): string[] {
    if (event.display === 'pointer') {
      const start = instantOfLocal(event.start);
      const moment = { start, end: start + this.alignmentMinutes * MINUTE };
      return refusalOf(moment, this.slotList, { min: 0, max: 0 }) ? ['nowhere'] : [];
    }
    if (event.display !== 'preview') return this.isChanged(this.tiles.get(String(event.id))) ? ['changed'] : [];
    if (!this.wish?.refusal) return ['tile', 'selection'];
    return ['tile', this.isHardRefusal(this.wish) ? 'refused' : 'growing'];
  }

  private isChanged(tile: Tile | undefined): boolean {
    return !!tile && this.changedList.some((stretch) => overlaps(stretch, tile));
  }

  /** Every drag begins too short; only time that cannot be had is worth an alarm under the finger. */
  private isHardRefusal({ refusal }: Wish): boolean {
    return !!refusal && refusal.reason !== 'tooShort';
  }

  private onMount({ el, event }: Calendar.EventDidMountInfo): void {
    if (!this.focusSelection || event.id !== SELECTION || event.display !== 'auto') return;
    this.focusSelection = false;
    el.querySelector('button')?.focus();
  }

  private onPointerDown(): void {
    this.message = '';
  }

  private onSelectionKey(event: KeyboardEvent): void {
    const moved = this.chosen && movedByKey(this.chosen, event, this.alignmentMinutes);
    if (event.key === 'Escape') {
      this.clearSelection();
      this.fire('selection-changed', { start: null, end: null });
    } else if (moved) {
      this.focusSelection = true;
      this.propose(moved);
    } else return;
    event.preventDefault();
  }

  private strip(): unknown {
    const { from, days, firstDay: shownFrom, shownDays, slotList: slots, labels, locale } = this;
    return dayStrip({ from, days, shownFrom, shownDays, slots, labels, locale, pick: (date) => this.showDay(date) });
  }

  private measure(): void {
    const columns = this.columnsThatFit();
    if (columns !== this.columns) this.columns = columns;
    const height = this.slotHeight();
    if (this.calendar && this.calendar.getOption('slotHeight') !== height) this.calendar.setOption('slotHeight', height);
  }

  /** Counted in rem, so that 适老 sizes fall back to fewer days just as small screens do. */
  private columnsThatFit(): number {
    const width = this.clientWidth / rootFontSize();
    return width === 0 || width >= 40 ? Infinity : width >= 27 ? 3 : 1;
  }

  private slotHeight(): number {
    return Math.round(rootFontSize() * (this.alignmentMinutes < 30 || hasShortTiles(this.slotList) ? 2.25 : 1.5));
  }

  private get shownDays(): number {
    return Math.max(1, Math.min(this.days, this.columns));
  }

  private dayToOpenOn(newWeek: boolean): string {
    const today = dateOf(Date.now());
    const chosenDay = this.selection ? dateOf(instantOf(this.selection.start)) : '';
    const wanted = newWeek || !this.firstDay ? chosenDay || today : this.firstDay;
    return wanted >= this.from && wanted < addDays(this.from, this.days) ? wanted : this.from;
  }

  private get limits(): Limits {
    return { min: Math.max(this.minMinutes, this.alignmentMinutes), max: this.maxMinutes };
  }

  private get window() {
    return { from: this.firstDay, days: this.shownDays, opens: minutesOf(this.dayStart), closes: minutesOf(this.dayEnd) };
  }

  private fireVisibleDays(): void {
    this.fire('visible-days-changed', { from: this.firstDay, days: this.shownDays });
  }

  private fire(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

function rootFontSize(): number {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}

customElements.define('booking-week', BookingWeek);
