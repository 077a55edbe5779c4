import { absolute, age } from '../format/dates'
import { useNow } from './useNow'

/** How long ago something was; the exact moment is in the tooltip. */
export function Time({ iso, className }: { iso: string; className?: string }) {
  const now = useNow()
  const moment = new Date(iso)
  return (
    <time dateTime={iso} title={absolute(moment)} className={className}>
      {age(moment, now)}
    </time>
  )
}
