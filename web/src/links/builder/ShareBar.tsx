import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { LEAST_SHARE, sum, withBorder } from './abTest'
import type { Variant } from './draft'

const LETTERS = 'ABCD'
const STEP = 1
const LARGE_STEP = 10

/** How visitors are shared out, with borders to drag, or to move with the arrow keys. */
export function ShareBar({ variants, onChange }: { variants: Variant[]; onChange: (variants: Variant[]) => void }) {
  const bar = useRef<HTMLDivElement>(null)
  const borderAt = (index: number) => sum(variants.slice(0, index + 1))

  function drag(event: PointerEvent, index: number) {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const { left, width } = bar.current!.getBoundingClientRect()
    onChange(withBorder(variants, index, ((event.clientX - left) / width) * 100))
  }

  function press(event: KeyboardEvent, index: number) {
    const steps: Record<string, number> = {
      ArrowLeft: -STEP,
      ArrowDown: -STEP,
      ArrowRight: STEP,
      ArrowUp: STEP,
      PageDown: -LARGE_STEP,
      PageUp: LARGE_STEP,
      Home: -100,
      End: 100,
    }
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    onChange(withBorder(variants, index, borderAt(index) + step))
  }

  return (
    <div ref={bar} dir="ltr" className="relative flex h-11 overflow-hidden rounded-sm border border-line-strong">
      {variants.map((variant, index) => (
        <div
          key={index}
          style={{ flexBasis: `${variant.percentage}%` }}
          className="flex min-w-0 shrink grow-0 items-center justify-center bg-spruce-wash text-xs font-semibold tabular-nums odd:bg-sunken"
        >
          <span className="truncate px-1">
            {LETTERS[index]} {variant.percentage} %
          </span>
        </div>
      ))}
      {variants.slice(0, -1).map((variant, index) => (
        <div
          key={index}
          role="slider"
          tabIndex={0}
          aria-label={`Border between ${LETTERS[index]} and ${LETTERS[index + 1]}`}
          aria-valuemin={borderAt(index) - variant.percentage + LEAST_SHARE}
          aria-valuemax={borderAt(index + 1) - LEAST_SHARE}
          aria-valuenow={borderAt(index)}
          aria-valuetext={`${LETTERS[index]} ${variant.percentage} %, ${LETTERS[index + 1]} ${variants[index + 1]!.percentage} %`}
          onKeyDown={(event) => press(event, index)}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={(event) => drag(event, index)}
          style={{ left: `${borderAt(index)}%` }}
          className="absolute inset-y-0 flex w-6 -translate-x-1/2 cursor-ew-resize touch-none items-center justify-center outline-offset-[-2px]!"
        >
          <span aria-hidden className="h-full w-[3px] bg-spruce" />
        </div>
      ))}
    </div>
  )
}
