import { useId } from 'react';
import { Bar, CartesianGrid, BarChart as Chart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { grouped, rupeesShort, rupeesSigned } from '../../format/money.ts';
import type { ChartSeries } from './chart-card.tsx';
import styles from './charts.module.css';

const colours = ['var(--accent)', 'var(--go)', 'var(--away)', 'var(--differs)', 'var(--ok)'] as const;
const height = 230;

interface BarChartProps {
  readonly name: string;
  /** What stands under the bars: months, rates, States … */
  readonly names: readonly string[];
  readonly series: readonly ChartSeries[];
  readonly isStacked: boolean;
  /** Money in paise, or plain numbers. */
  readonly isMoney: boolean;
}

/** Bars by month or the like; every series has a pattern beside its colour. The table under the chart says the same in figures. */
export default function BarChart({ name, names, series, isStacked, isMoney }: BarChartProps) {
  const id = useId();
  const rows = names.map((of, at) => ({
    of,
    ...Object.fromEntries(series.map(({ key, values }) => [key, values[at] ?? 0])),
  }));
  return (
    <div role="img" aria-label={name}>
      <ResponsiveContainer width="100%" height={height}>
        <Chart data={rows} accessibilityLayer={false} margin={{ top: 8, right: 8, bottom: 0, left: 8 }}>
          <defs>
            {series.map(({ key }, at) => (
              <Pattern key={key} id={`${id}-${key}`} at={at} />
            ))}
          </defs>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="of"
            interval={0}
            tickFormatter={(of: string) => of.split(' ')[0] ?? of}
            tick={{ fill: 'var(--text-dim)', fontSize: 11 }}
            stroke="var(--line-strong)"
          />
          <YAxis
            width={66}
            tick={{ fill: 'var(--text-dim)', fontSize: 11 }}
            stroke="var(--line-strong)"
            tickFormatter={(value: number) => (isMoney ? rupeesShort(value) : grouped(value))}
          />
          <Tooltip
            formatter={(value) => (isMoney ? rupeesSigned(Number(value)) : grouped(Number(value)))}
            cursor={{ fill: 'var(--bg-hover)' }}
            contentStyle={{ background: 'var(--bg)', border: '1px solid var(--line-strong)', fontSize: 12 }}
            itemStyle={{ color: 'var(--text)' }}
          />
          {series.map(({ key, label }, at) => (
            <Bar
              key={key}
              dataKey={key}
              name={label}
              fill={`url(#${id}-${key})`}
              stroke={colours[at % colours.length] ?? ''}
              isAnimationActive={false}
              maxBarSize={44}
              {...(isStacked ? { stackId: 'all' } : {})}
            />
          ))}
        </Chart>
      </ResponsiveContainer>
      <div className={styles.legend}>
        {series.map(({ key, label }, at) => (
          <span key={key}>
            <svg width="12" height="12" aria-hidden="true">
              <rect
                width="12"
                height="12"
                fill={`url(#${id}-${key})`}
                stroke={colours[at % colours.length]}
              />
            </svg>
            {label}
          </span>
        ))}
      </div>
    </div>
  );
}

const size = 7;
/** Full, slanting, dotted, upright, crossed. */
const marks = [
  null,
  `M0,${size} L${size},0`,
  `M${size / 2},${size / 2} h1.6 v1.6 h-1.6 z`,
  `M${size / 2},0 V${size}`,
  `M0,0 L${size},${size} M0,${size} L${size},0`,
] as const;

function Pattern({ id, at }: { id: string; at: number }) {
  const colour = colours[at % colours.length];
  const mark = marks[at % marks.length];
  return (
    <pattern id={id} width={size} height={size} patternUnits="userSpaceOnUse">
      <rect width={size} height={size} fill={colour} fillOpacity={mark ? 0.28 : 0.85} />
      {mark && <path d={mark} stroke={colour} strokeWidth={1.4} fill="none" />}
    </pattern>
  );
}
