import { X } from 'lucide-react'
import { IconButton } from '../../ui/Button'
import type { Refusal } from './useBulk'

/** Which links were not changed, and why. */
export function Refusals({ refusals, onForget }: { refusals: Refusal[]; onForget: () => void }) {
  return (
    <div role="alert">
      {refusals.length > 0 && (
        <div className="mt-3 flex items-start gap-2 rounded-md border border-warning bg-warning-wash py-2 pr-1.5 pl-3 text-warning">
          <div className="min-w-0 flex-1">
            <p className="font-semibold">Not changed</p>
            <ul className="max-h-40 overflow-y-auto">
              {refusals.map(({ name, why }) => (
                <li key={name} className="[overflow-wrap:anywhere]">
                  <bdi className="font-mono text-[13px]">{name}</bdi>: {why}
                </li>
              ))}
            </ul>
          </div>
          <IconButton label="Dismiss" onClick={onForget}>
            <X size={16} strokeWidth={1.5} aria-hidden />
          </IconButton>
        </div>
      )}
    </div>
  )
}
