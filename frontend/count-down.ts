import { html, LitElement } from 'lit';

const SECOND = 1000;
/** Whoever types is still at it; told at most this often. */
const TELL_EVERY = 60 * SECOND;

/**
 * Counts down what is left of something kept for the reader, in their own clock: it is told how many seconds are left, not
 * until when. Words come from outside; `{time}` in them is filled in.
 *
 * @fires ended once nothing is left
 * @fires still-here when somebody types or clicks in the surrounding `[data-kept]` after a while
 */
export class CountDown extends LitElement {
  static override properties = {
    seconds: { type: Number },
    words: { type: String },
    left: { state: true },
  };

  declare seconds: number;
  declare words: string;
  declare private left: number;

  private until = 0;
  private toldAt = 0;
  private timer?: ReturnType<typeof setInterval>;
  private watched: Element | null = null;
  private readonly active = (): void => this.onActivity();

  constructor() {
    super();
    this.seconds = 0;
    this.words = '';
    this.left = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.watched = this.closest('[data-kept]');
    for (const type of ['keydown', 'pointerdown', 'input']) this.watched?.addEventListener(type, this.active);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
    for (const type of ['keydown', 'pointerdown', 'input']) this.watched?.removeEventListener(type, this.active);
  }

  /** Begins anew: the server calls it with what is left now. */
  begin(seconds: number): void {
    clearInterval(this.timer);
    this.until = Date.now() + seconds * SECOND;
    this.toldAt = Date.now();
    this.timer = setInterval(() => this.tick(), SECOND);
    this.tick();
  }

  stop(): void {
    clearInterval(this.timer);
    this.until = 0;
  }

  private tick(): void {
    this.left = Math.max(0, Math.round((this.until - Date.now()) / SECOND));
    if (this.left === 0) {
      clearInterval(this.timer);
      this.dispatchEvent(new CustomEvent('ended'));
    }
  }

  private onActivity(): void {
    if (this.left > 0 && Date.now() - this.toldAt > TELL_EVERY) {
      this.toldAt = Date.now();
      this.dispatchEvent(new CustomEvent('still-here'));
    }
  }

  // In the light: the page's own style sheet dresses it.
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): unknown {
    const time = `${Math.floor(this.left / 60)}:${String(this.left % 60).padStart(2, '0')}`;
    return html`${this.words.replace('{time}', time)}`;
  }
}

customElements.define('count-down', CountDown);
