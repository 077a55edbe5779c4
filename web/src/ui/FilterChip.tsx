import { X } from 'lucide-react'

/** A filter that acts, with a way to take it off. */
export function FilterChip({ name, value, onRemove }: { name: string; value: string; onRemove: () => void }) {
  return (
    <span className="inline-flex max-w-full items-center gap-1 rounded-sm bg-spruce-wash pl-2 text-xs">
      <span className="text-muted">{name}</span>
      <bdi className="min-w-0 truncate font-semibold">{value}</bdi>
      <button
        type="button"
        aria-label={`Remove the filter ${name} ${value}`}
        onClick={onRemove}
        className="inline-flex size-7 shrink-0 items-center justify-center rounded-sm text-muted hover:text-text touch-target"
      >
        <X size={14} strokeWidth={2} aria-hidden />
      </button>
    </span>
  )
}
