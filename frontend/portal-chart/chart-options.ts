import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { AriaComponentOption, GridComponentOption, LegendComponentOption, MarkLineComponentOption, TooltipComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import type { Palette } from './palette';

export interface ChartData {
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
  readonly reference?: { readonly name: string; readonly value: number; readonly unit: string } | null;
  readonly horizontal?: boolean;
}

export interface ChartSeries {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly unit: string;
  readonly kind: 'bar' | 'line';
  readonly axis: 'left' | 'right';
}

export type ChartOption = ComposeOption<
  BarSeriesOption | LineSeriesOption | AriaComponentOption | GridComponentOption | LegendComponentOption | MarkLineComponentOption | TooltipComponentOption
>;

type Axis = Record<string, unknown>;

export interface Surroundings {
  readonly palette: Palette;
  readonly locale: string;
  readonly width: number;
  readonly horizontal: boolean;
  readonly still: boolean;
}

/**
 * Bars lie down when asked to, or where columns would be too narrow for their names. Lines run through
 * time and stay upright.
 */
export function liesDown(data: ChartData, width: number, rem: number): boolean {
  if (data.series.some(({ kind }) => kind === 'line')) return false;
  if (data.horizontal) return true;
  const longest = Math.max(0, ...data.categories.map((name) => name.length));
  const perColumn = width / Math.max(1, data.categories.length);
  return width < 30 * rem || perColumn < Math.min(longest, 5) * 0.8 * rem;
}

/** Lying bars need a row each; the chart grows rather than squeezing them. */
export function heightNeeded(data: ChartData, horizontal: boolean, rem: number): number {
  if (!horizontal) return 0;
  const rows = data.categories.length * (data.series.length * 1.375 + 1.125);
  return Math.round((rows + 2.5 + (data.series.length > 1 ? 2.25 : 0)) * rem);
}

export function chartOption(data: ChartData, at: Surroundings): ChartOption {
  const { palette, width, horizontal } = at;
  const { rem } = palette;
  const small = 0.8 * rem;
  const text = { fontFamily: palette.font, fontSize: small, color: palette.soft };
  const many = data.series.length > 1;
  const unitOn = (side: 'left' | 'right'): string => data.series.find(({ axis }) => axis === side)?.unit ?? '';
  const hasRight = twoScales(data) && !horizontal;

  const names = Math.min(width * 0.36, 14 * rem);
  const perColumn = (width - 5 * rem) / Math.max(1, data.categories.length);
  // Names either wrap under their own column or, where columns are narrow, some are left out.
  const wraps = perColumn > 3 * rem;
  const categoryAxis: Axis = {
    type: 'category',
    data: data.categories,
    inverse: horizontal,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: palette.line } },
    axisLabel: {
      ...text,
      lineHeight: small * 1.35,
      color: palette.ink,
      ...(horizontal || wraps ? { overflow: 'break', width: horizontal ? names : perColumn - 0.5 * rem, interval: 0 } : { hideOverlap: true }),
    },
  };
  const valueAxis = (side: 'left' | 'right'): Axis => ({
    type: 'value',
    name: unitOn(side),
    nameLocation: 'end',
    nameGap: horizontal ? 0.5 * rem : rem,
    nameTextStyle: { ...text, align: horizontal ? 'left' : side },
    position: horizontal ? 'bottom' : side,
    // Lying bars carry their figure and unit themselves; a second scale would only repeat it.
    show: !horizontal,
    max: ({ max }: { max: number }) => {
      const reference = onAxis(data, side) ? (data.reference?.value ?? max) : max;
      return horizontal || reference > max ? Math.max(reference, max) : undefined;
    },
    splitNumber: 4,
    splitLine: { show: side === 'left' || !data.series.some(({ axis }) => axis === 'left'), lineStyle: { color: palette.line } },
    axisLabel: { ...text, formatter: (value: number) => format(value, at.locale) },
  });
  const onlySide = data.series.some(({ axis }) => axis === 'left') ? 'left' : 'right';
  const valueAxes: Axis[] = hasRight ? [valueAxis('left'), valueAxis('right')] : [valueAxis(onlySide)];

  return {
    animation: !at.still,
    animationDuration: 150,
    animationDurationUpdate: 150,
    // The element names itself; only the patterns are taken from here.
    aria: { enabled: true, label: { enabled: false }, decal: { show: false } },
    textStyle: { fontFamily: palette.font },
    grid: {
      left: 0.25 * rem,
      right: horizontal ? widestFigure(data, at.locale) * 0.5 * rem + rem : (hasRight ? 0.25 : lineCount(data) > 0 ? 3 : 0.5) * rem,
      top: (many ? 2.5 : 0) * rem + (horizontal ? 0.25 : 1.75) * rem + (horizontal && data.reference ? 1.5 * rem : 0),
      bottom: 0.25 * rem,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    legend: {
      show: many,
      top: 0,
      left: 0,
      type: 'plain',
      itemWidth: 1.25 * rem,
      itemHeight: 0.75 * rem,
      itemGap: rem,
      textStyle: { ...text, color: palette.ink },
    },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow', z: 0, shadowStyle: { color: palette.line, opacity: 0.35 } },
      confine: true,
      transitionDuration: 0,
      backgroundColor: palette.surface,
      borderColor: palette.line,
      borderWidth: 1,
      textStyle: { ...text, color: palette.ink },
      extraCssText: 'border-radius: 6px; box-shadow: var(--portal-overlay-shadow); white-space: normal;',
    },
    ...(horizontal ? { xAxis: valueAxes, yAxis: categoryAxis } : { xAxis: categoryAxis, yAxis: valueAxes }),
    series: data.series.map((series, index) => seriesOption(series, index, data, at)),
  } as ChartOption;
}

function seriesOption(series: ChartSeries, index: number, data: ChartData, at: Surroundings): BarSeriesOption | LineSeriesOption {
  const { palette, horizontal, locale } = at;
  const { rem } = palette;
  const colour = palette.series[index % palette.series.length];
  const figures = { fontFamily: palette.font, fontSize: 0.8 * rem, color: palette.ink };
  const withUnit = (value: unknown): string => (typeof value === 'number' ? `${format(value, locale)} ${series.unit}`.trim() : '–');
  const bars = data.series.length - lineCount(data);
  const mixed = bars > 0 && lineCount(data) > 0;
  const barWidth = ((at.width - 5 * rem) / Math.max(1, data.categories.length) / Math.max(1, bars)) * 0.65;
  const common = {
    name: series.name,
    data: [...series.values],
    tooltip: { valueFormatter: withUnit },
    ...(index === 0 && data.reference ? { markLine: referenceLine(data.reference, lineCount(data) > 0, at) } : {}),
    ...(horizontal ? {} : { yAxisIndex: series.axis === 'right' && twoScales(data) ? 1 : 0 }),
  };
  if (series.kind === 'line') {
    return {
      ...common,
      type: 'line',
      symbol: SYMBOLS[index % SYMBOLS.length],
      symbolSize: 0.5 * rem,
      lineStyle: { color: colour, width: 2, type: index === 0 ? 'solid' : LINES[index % LINES.length] },
      itemStyle: { color: colour },
      endLabel: { show: !twoScales(data), ...figures, color: palette.ink, fontWeight: 600, formatter: ({ value }) => (typeof value === 'number' ? format(value, locale) : '') },
    };
  }
  return {
    ...common,
    type: 'bar',
    barMaxWidth: horizontal ? 1.25 * rem : 3 * rem,
    barGap: '15%',
    barCategoryGap: '35%',
    itemStyle: { color: colour, borderRadius: horizontal ? [0, 3, 3, 0] : [3, 3, 0, 0], decal: decalOf(index, palette) },
    label: {
      // Under a line the figures stand in the bars' feet, out of its way, as long as the bars are wide enough.
      show: !mixed || barWidth > 1.5 * rem,
      position: horizontal ? 'right' : mixed ? 'insideBottom' : 'top',
      distance: mixed ? 6 : 4,
      ...figures,
      ...(mixed ? { color: palette.surface } : { textBorderColor: palette.surface, textBorderWidth: 3 }),
      formatter: ({ value }) => (typeof value !== 'number' ? '' : horizontal ? withUnit(value) : format(value, locale)),
    },
    labelLayout: { hideOverlap: true },
  };
}

const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'pin'];
const LINES = ['solid', 'dashed', 'dotted'] as const;

/** The first series is plain, the others are hatched, dotted and crossed, so that they differ in print too. */
function decalOf(index: number, { surface, rem }: Palette): Record<string, unknown> {
  const gap = Math.round(0.375 * rem);
  const pattern = [
    { symbol: 'none' },
    { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, gap], rotation: -Math.PI / 4 },
    { symbol: 'circle', symbolSize: 0.7, dashArrayX: [[gap, gap], [0, gap, gap, 0]], dashArrayY: [gap, 0] },
    { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, gap], rotation: 0 },
    { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, gap], rotation: Math.PI / 4 },
  ][index % 5];
  return { ...pattern, color: surface };
}

function referenceLine({ name, value, unit }: NonNullable<ChartData['reference']>, underLines: boolean, { palette, horizontal, locale }: Surroundings): MarkLineComponentOption {
  return {
    silent: true,
    // Behind the bars, so that it never strikes out a figure.
    z: 1,
    symbol: 'none',
    lineStyle: { color: palette.reference, type: 'dashed', width: 1.5 },
    label: {
      // Lines write their last figure on the right.
      position: horizontal ? 'start' : underLines ? 'insideStartTop' : 'insideEndTop',
      formatter: `${name} ${format(value, locale)} ${unit}`.trim(),
      fontFamily: palette.font,
      fontSize: 0.8 * palette.rem,
      color: palette.reference,
      textBorderColor: palette.surface,
      textBorderWidth: 3,
    },
    data: [horizontal ? { xAxis: value } : { yAxis: value }],
  };
}

function onAxis(data: ChartData, side: 'left' | 'right'): boolean {
  return (data.series[0]?.axis ?? 'left') === side;
}

function twoScales(data: ChartData): boolean {
  return new Set(data.series.map(({ axis }) => axis)).size > 1;
}

/** In characters, Chinese ones counting twice. */
function widestFigure(data: ChartData, locale: string): number {
  const figures = data.series.flatMap(({ values, unit }) => values.map((value) => `${format(value ?? 0, locale)} ${unit}`));
  return Math.max(0, ...figures.map((text) => text.replace(/[^\x00-\xff]/g, '__').length));
}

function lineCount(data: ChartData): number {
  return data.series.filter(({ kind }) => kind === 'line').length;
}

function format(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: Math.abs(value) < 100 ? 1 : 0 }).format(value);
}
