import { Check } from 'lucide-react'
import { TAG_COLORS, type TagColor } from '../api/tags'

const WORDS: Record<TagColor, string> = {
  red: 'Red',
  yellow: 'Yellow',
  green: 'Green',
  blue: 'Blue',
  purple: 'Purple',
  brown: 'Brown',
  gray: 'Grey',
  pink: 'Pink',
}

/** One of the tags' colours; an old one stays choosable where it is. */
export function ColorPicker({ value, onChange }: { value: TagColor; onChange: (color: TagColor) => void }) {
  const colors: readonly TagColor[] = value === 'pink' ? [...TAG_COLORS, 'pink'] : TAG_COLORS
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-semibold">Colour</legend>
      <div className="flex flex-wrap gap-2">
        {colors.map((color) => (
          <label key={color} title={WORDS[color]} className="relative inline-flex">
            <input
              type="radio"
              name="color"
              value={color}
              checked={color === value}
              onChange={() => onChange(color)}
              aria-label={WORDS[color]}
              className="peer absolute inset-0 size-full cursor-pointer appearance-none rounded-sm"
            />
            <span
              data-tag-color={color}
              className="pointer-events-none flex size-9 items-center justify-center rounded-sm border border-current peer-checked:outline-2 peer-checked:outline-current touch-target"
            >
              {color === value && <Check size={18} strokeWidth={2} aria-hidden />}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
