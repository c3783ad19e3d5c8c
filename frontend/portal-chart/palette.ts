/** The colours and sizes of a chart, read from the design tokens where the chart stands. */
export interface Palette {
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly surface: string;
  readonly reference: string;
  readonly series: readonly string[];
  readonly font: string;
  readonly rem: number;
}

export function readPalette(element: Element): Palette {
  const styles = getComputedStyle(element);
  const token = (name: string): string => styles.getPropertyValue(`--portal-${name}`).trim();
  return {
    ink: token('ink'),
    soft: token('ink-soft'),
    line: token('line'),
    surface: token('surface'),
    reference: token('amber-text'),
    series: [1, 2, 3, 4, 5].map((i) => token(`series-${i}`)),
    font: token('font') || 'sans-serif',
    rem: parseFloat(getComputedStyle(document.documentElement).fontSize) || 16,
  };
}

/** Calls back when the theme or the 适老 size changes; answers how to stop. */
export function onThemeChange(changed: () => void): () => void {
  const attributes = new MutationObserver(changed);
  attributes.observe(document.documentElement, { attributeFilter: ['theme', 'style', 'class', 'data-size', 'color-scheme'] });
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', changed);
  return () => {
    attributes.disconnect();
    dark.removeEventListener('change', changed);
  };
}
