import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { compact, counted } from '../format/numbers'
import { useWidth } from '../ui/useWidth'
import { CLICKS, type Counted, type Point, scaleOf, ticksOf } from './buckets'

const HEIGHT = 240
const TOP = 12
const BOTTOM = 28
const LEFT = 40
const RIGHT = 12
const TICK_WIDTH = 72
const BARS_UP_TO = 2

/** Clicks over time, or what else is counted. Arrow keys walk along it; what is under the pointer or the walk is told. */
export function Chart({ points, title, of = CLICKS }: { points: Point[]; title: string; of?: Counted }) {
  const [box, width] = useWidth<HTMLDivElement>()
  const [at, setAt] = useState<number | null>(null)
  const last = points.length - 1
  const current = at === null ? null : Math.min(at, last)
  const point = current === null ? null : points[current]

  const scale = scaleOf(Math.max(0, ...points.map((each) => each.value)))
  const top = scale.at(-1)!
  const inner = Math.max(0, width - LEFT - RIGHT)
  const bars = points.length <= BARS_UP_TO
  const x = (index: number) =>
    bars ? LEFT + ((index + 0.5) / points.length) * inner : LEFT + (last === 0 ? 0 : index / last) * inner
  const y = (value: number) => TOP + (1 - value / top) * (HEIGHT - TOP - BOTTOM)

  function walk(event: KeyboardEvent) {
    const steps: Record<string, number> = {
      ArrowLeft: Math.max(0, (current ?? last + 1) - 1),
      ArrowRight: Math.min(last, (current ?? last) + 1),
      Home: 0,
      End: last,
    }
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    setAt(step)
  }

  function follow(event: PointerEvent<HTMLDivElement>) {
    const from = event.clientX - event.currentTarget.getBoundingClientRect().left - LEFT
    const index = bars ? Math.floor((from / inner) * points.length) : Math.round((from / inner) * last)
    setAt(Math.max(0, Math.min(last, index)))
  }

  return (
    <div
      ref={box}
      role="slider"
      tabIndex={0}
      aria-label={title}
      aria-roledescription="chart"
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={current ?? last}
      aria-valuetext={says(point ?? points[last]!, of)}
      onKeyDown={walk}
      onPointerMove={follow}
      onPointerDown={follow}
      onPointerLeave={() => setAt(null)}
      onBlur={() => setAt(null)}
      className="relative touch-pan-y rounded-sm select-none"
    >
      <svg width={width} height={HEIGHT} aria-hidden className="block">
        {scale.map((value) => (
          <g key={value}>
            <line x1={LEFT} x2={width - RIGHT} y1={y(value)} y2={y(value)} className="stroke-line" />
            <text x={LEFT - 8} y={y(value)} dy="0.32em" textAnchor="end" className="fill-subtle text-xs tabular-nums">
              {compact(value)}
            </text>
          </g>
        ))}
        {ticksOf(points.length, Math.floor(inner / TICK_WIDTH)).map((index) => (
          <text
            key={index}
            x={x(index)}
            y={HEIGHT - 8}
            textAnchor={bars ? 'middle' : anchor(index, last)}
            className="fill-subtle text-xs"
          >
            {points[index]!.tick}
          </text>
        ))}
        {width > 0 && (bars ? <Bars points={points} x={x} y={y} /> : <Area points={points} x={x} y={y} />)}
        {point && (
          <g>
            <line x1={x(current!)} x2={x(current!)} y1={TOP} y2={HEIGHT - BOTTOM} className="stroke-line-strong" />
            <circle cx={x(current!)} cy={y(point.value)} r={4} className="fill-clicks stroke-surface" strokeWidth={2} />
          </g>
        )}
      </svg>
      {point && <Tip point={point} of={of} left={x(current!)} width={width} />}
    </div>
  )
}

function says(point: Point, of: Counted): string {
  return `${point.label}: ${counted(point.value, ...of)}`
}

function anchor(index: number, last: number): 'start' | 'middle' | 'end' {
  if (index === last) return 'end'
  return index === 0 ? 'start' : 'middle'
}

type Shape = { points: Point[]; x: (index: number) => number; y: (value: number) => number }

/** The last stretch is dashed: its bucket is not over yet. */
function Area({ points, x, y }: Shape) {
  const corners = points.map((point, index) => `${x(index)},${y(point.value)}`)
  const base = y(0)
  const last = points.length - 1
  return (
    <>
      <polygon
        points={[`${x(0)},${base}`, ...corners, `${x(last)},${base}`].join(' ')}
        className="fill-clicks"
        fillOpacity={0.12}
      />
      <polyline points={corners.slice(0, -1).join(' ')} fill="none" strokeWidth={2} strokeLinejoin="round" className="stroke-clicks" />
      <polyline points={corners.slice(-2).join(' ')} fill="none" strokeWidth={2} strokeDasharray="4 4" className="stroke-clicks" />
    </>
  )
}

function Bars({ points, x, y }: Shape) {
  const width = 48
  return points.map((point, index) => (
    <rect
      key={point.start.getTime()}
      x={x(index) - width / 2}
      width={width}
      y={y(point.value)}
      height={y(0) - y(point.value)}
      className="fill-clicks"
    />
  ))
}

const TIP_WIDTH = 180

function Tip({ point, of, left, width }: { point: Point; of: Counted; left: number; width: number }) {
  const clamped = Math.max(0, Math.min(width - TIP_WIDTH, left - TIP_WIDTH / 2))
  return (
    <div
      aria-hidden
      style={{ width: TIP_WIDTH, transform: `translateX(${clamped}px)` }}
      className="pointer-events-none absolute top-0 left-0 rounded-sm border bg-raised px-2.5 py-1.5 text-center shadow-menu"
    >
      <p className="text-xs text-muted">{point.label}</p>
      <p className="font-semibold tabular-nums">{counted(point.value, ...of)}</p>
    </div>
  )
}

/** The same as rows, for those who read tables better than curves. */
export function ChartTable({ points, title, of = CLICKS }: { points: Point[]; title: string; of?: Counted }) {
  return (
    <div tabIndex={0} role="region" aria-label={title} className="h-60 overflow-y-auto rounded-sm">
      <table className="w-full">
        <thead className="sticky top-0 bg-surface text-left text-muted">
          <tr>
            <th scope="col" className="py-1 font-medium">
              From
            </th>
            <th scope="col" className="py-1 pr-2 text-right font-medium">
              {capitalised(of[1])}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y">
          {points.toReversed().map((point) => (
            <tr key={point.start.getTime()}>
              <td className="py-1">{point.label}</td>
              <td className="py-1 pr-2 text-right tabular-nums">{counted(point.value, ...of)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
