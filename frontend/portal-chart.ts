import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { html, LitElement, unsafeCSS, type PropertyValues } from 'lit';
import { chartOption, heightNeeded, liesDown, type ChartData } from './portal-chart/chart-options';
import { onThemeChange, readPalette } from './portal-chart/palette';
import styles from './portal-chart/portal-chart.css?inline';

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, MarkLineComponent, SVGRenderer]);

/**
 * Bars and lines in the portal's colours. It is a picture with a name; the figures themselves stand in
 * the table that every view puts beside it.
 *
 * @fires item-click {index, seriesName}
 */
export class PortalChart extends LitElement {
  static override properties = {
    data: { attribute: false },
    label: { type: String },
    locale: { type: String },
  };

  // Vaadin's build hands a style sheet over as a Lit result, plain Vite as a text: both read as a text.
  static override styles = unsafeCSS(String(styles));

  declare data: ChartData | null;
  declare label: string;
  declare locale: string;

  private chart?: EChartsType;
  private drawnWidth = 0;
  private forgetTheme?: () => void;
  private readonly sizes = new ResizeObserver(() => this.fit());

  constructor() {
    super();
    this.data = null;
    this.label = '';
    this.locale = 'zh-CN';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.sizes.observe(this);
    this.forgetTheme = onThemeChange(() => this.draw());
    if (this.hasUpdated) this.draw();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes.disconnect();
    this.forgetTheme?.();
    this.chart?.dispose();
    this.chart = undefined;
  }

  protected override render(): unknown {
    return html`<div class="chart" role="img" aria-label=${this.label}></div>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('data') || changed.has('locale')) this.draw();
  }

  private draw(): void {
    const target = this.renderRoot.querySelector<HTMLElement>('.chart');
    if (!target || !this.data || !this.clientWidth) return;
    const palette = readPalette(this);
    const width = target.clientWidth;
    const horizontal = liesDown(this.data, width, palette.rem);
    target.style.minBlockSize = `${heightNeeded(this.data, horizontal, palette.rem)}px`;
    this.drawnWidth = width;
    this.chart ??= this.createChart(target);
    this.chart.resize();
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.chart.setOption(chartOption(this.data, { palette, locale: this.locale, width, horizontal, still }), { notMerge: true });
  }

  private createChart(target: HTMLElement): EChartsType {
    const chart = init(target, null, { renderer: 'svg' });
    chart.on('click', ({ componentType, dataIndex, seriesName }) => {
      if (componentType !== 'series') return;
      this.dispatchEvent(new CustomEvent('item-click', { detail: { index: dataIndex, seriesName }, bubbles: true, composed: true }));
    });
    return chart;
  }

  /** Widths decide how names wrap and whether bars lie down, heights only stretch. */
  private fit(): void {
    const target = this.renderRoot.querySelector<HTMLElement>('.chart');
    if (target && target.clientWidth !== this.drawnWidth) this.draw();
    else this.chart?.resize();
  }
}

customElements.define('portal-chart', PortalChart);
