import '@mantine/charts/styles.css'
import { BarChart, LineChart } from '@mantine/charts'
import { useTranslation } from 'react-i18next'
import type { Chart } from '../data'
import styles from '../reports.module.css'
import { dayOf, drawn, isDay, onAxis } from '../values'
import { Heatmap } from './Heatmap'

const COLORS = ['var(--primary)', 'var(--warn)', 'var(--ok)', 'var(--bad)']
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
    <figure className={styles.chart} aria-label={t('chartOf', { name: chart.title })}>
      <figcaption>{chart.title}</figcaption>
      <div aria-hidden>
        {chart.look === 'heatmap' ? (
          <Heatmap chart={chart} />
        ) : (
          <Drawn chart={chart} currency={currency} />
        )}
      </div>
    </figure>
  )
}

function Drawn({ chart, currency }: { chart: Chart; currency: string }) {
  const data = chart.points.map(({ x, values }) => ({
    x: isDay(x) ? dayOf(x, false) : x,
    ...Object.fromEntries(chart.names.map(({ label }, at) => [label, values[at] ?? null])),
  }))
  const series = chart.names.map(({ label }, at) => ({
    name: label,
    color: COLORS[at % COLORS.length] as string,
    strokeDasharray: STROKES[at % STROKES.length],
  }))
  const lying =
    chart.look === 'funnel' || (chart.look === 'bars' && !isDay(chart.points[0]?.x ?? ''))
  const shared = {
    h: lying ? Math.max(140, 44 * data.length + 40) : 240,
    data,
    series,
    dataKey: 'x',
    withLegend: series.length > 1,
    valueFormatter: (value: number) => drawn(value, chart.unit, currency),
    tickLine: 'none' as const,
  }
  if (chart.look === 'line') {
    return (
      <LineChart
        {...shared}
        curveType="monotone"
        withDots={data.length < 40}
        strokeWidth={2}
        connectNulls={false}
        lineChartProps={{ accessibilityLayer: false }}
        yAxisProps={{ tickFormatter: value => onAxis(value, chart.unit), width: 56 }}
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
            xAxisProps: { tickFormatter: (value: number) => onAxis(value, chart.unit) },
            yAxisProps: { width: 120 },
            gridAxis: 'y' as const,
          }
        : {
            yAxisProps: { tickFormatter: (value: number) => onAxis(value, chart.unit), width: 56 },
          })}
    />
  )
}
