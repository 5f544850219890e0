import '@mantine/charts/styles.css'
import { BarChart, LineChart } from '@mantine/charts'
import { useTranslation } from 'react-i18next'
import type { Chart } from '../data'
import styles from '../reports.module.css'
import { dayOf, drawn, isDay, onAxis } from '../values'
import { Heatmap } from './Heatmap'

/** As many colours as an order has states: no two parts of a bar look alike. */
const HUES = 12
/** Lines differ by their strokes too, for whoever sees no colours. */
const STROKES = [undefined, '6 4', '2 3', '8 3 2 3']

interface Props {
  charts: Chart[]
  currency: string
}

/** Pictures of what the tables below say; read aloud, the tables speak for them. */
export default function Charts({ charts, currency }: Props) {
  return (
    <div className={styles.charts}>
      {charts.map(chart => (
        <Picture key={chart.key} chart={chart} currency={currency} />
      ))}
    </div>
  )
}

function Picture({ chart, currency }: { chart: Chart; currency: string }) {
  const { t } = useTranslation('reports')
  return (
    <figure
      className={styles.chart}
      data-wide={chart.look === 'heatmap' || undefined}
      aria-label={t('chartOf', { name: chart.title })}
    >
      <figcaption>{chart.title}</figcaption>
      <div aria-hidden>
        {isEmpty(chart) ? (
          <p className={styles.range}>{t('empty')}</p>
        ) : chart.look === 'heatmap' ? (
          <Heatmap chart={chart} />
        ) : (
          <Drawn chart={chart} currency={currency} />
        )}
      </div>
    </figure>
  )
}

/** An empty frame looks broken: it says that there was nothing. */
function isEmpty(chart: Chart): boolean {
  return !chart.points.some(({ values }) => values.some(Boolean))
}

function Drawn({ chart, currency }: { chart: Chart; currency: string }) {
  const data = chart.points.map(({ x, values }) => ({
    x: isDay(x) ? dayOf(x, false) : x,
    ...Object.fromEntries(chart.names.map(({ label }, at) => [label, values[at] ?? null])),
  }))
  const series = chart.names.map(({ label }, at) => ({
    name: label,
    color: `var(--hue-${at % HUES})`,
    strokeDasharray: STROKES[at % STROKES.length],
  }))
  const lying =
    chart.look === 'funnel' || (chart.look === 'bars' && !isDay(chart.points[0]?.x ?? ''))
  const axis = {
    // There is no half order.
    allowDecimals: chart.unit !== 'count',
    tickFormatter: (value: number) => onAxis(value, chart.unit),
  }
  const shared = {
    h: lying ? Math.max(140, 44 * data.length + 40) : 240,
    data,
    series,
    dataKey: 'x',
    withLegend: series.length > 1,
    valueFormatter: (value: number) => drawn(value, chart.unit, currency),
    tickLine: 'none' as const,
  }
  // A point between two empty ones is a line of no length: only its dot is seen.
  const said = chart.points.filter(({ values }) => values.some(each => each !== null)).length
  if (chart.look === 'line') {
    return (
      <LineChart
        {...shared}
        curveType="monotone"
        withDots={said < 40}
        strokeWidth={2}
        connectNulls={false}
        lineChartProps={{ accessibilityLayer: false }}
        yAxisProps={{ ...axis, width: 56 }}
      />
    )
  }
  return (
    <BarChart
      {...shared}
      type={chart.look === 'stacked' ? 'stacked' : 'default'}
      orientation={lying ? 'vertical' : 'horizontal'}
      barChartProps={{ accessibilityLayer: false }}
      {...(lying
        ? {
            xAxisProps: axis,
            yAxisProps: { width: 120 },
            gridAxis: 'y' as const,
          }
        : {
            yAxisProps: { ...axis, width: 56 },
          })}
    />
  )
}
