import { Archive, Frame, type LucideIcon, ScanSearch } from 'lucide-react'

/** What is either on or off. */
export const TOGGLES: { name: 'rewrite' | 'doIndex' | 'kept'; label: string; icon: LucideIcon; key: string }[] = [
  { name: 'rewrite', label: 'Cloaking', icon: Frame, key: 'k' },
  { name: 'doIndex', label: 'Search engines may index it', icon: ScanSearch, key: 's' },
  { name: 'kept', label: 'Permanent retention', icon: Archive, key: 'r' },
]
