import { INTERVALS, type IntervalName } from './search'

export function IntervalPicker({
  value,
  onChange,
}: {
  value: IntervalName
  onChange: (interval: IntervalName) => void
}) {
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">Interval</legend>
      <div className="flex rounded-sm border border-line-strong bg-surface p-0.5">
        {INTERVALS.map((interval) => (
          <label
            key={interval.value}
            title={interval.words}
            className="flex min-h-8 flex-1 items-center justify-center rounded-[3px] px-2.5 font-semibold whitespace-nowrap text-muted hover:text-text has-checked:bg-spruce has-checked:text-on-spruce has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-spruce pointer-coarse:min-h-10"
          >
            <input
              type="radio"
              name="interval"
              value={interval.value}
              checked={value === interval.value}
              onChange={() => onChange(interval.value)}
              aria-label={interval.words}
              className="sr-only"
            />
            {interval.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
