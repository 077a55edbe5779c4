import { Ellipsis } from 'lucide-react'
import { classes } from '../../ui/classes'
import { Menu, type MenuItem } from '../../ui/Menu'
import { useNow } from '../../ui/useNow'
import type { Draft } from './draft'
import { FEATURES, type FeatureName } from './features'
import { TOGGLES } from './toggles'

const BUTTON =
  'inline-flex min-h-9 max-w-64 shrink-0 items-center gap-2 rounded-sm border px-2.5 font-semibold touch-target hover:bg-sunken'

const IN_MENU: FeatureName[] = ['preview', 'advanced']

/** The features a link can have; those it has say what they hold. */
export function FeatureBar({
  draft,
  change,
  onOpen,
}: {
  draft: Draft
  change: (change: Partial<Draft>) => void
  onOpen: (feature: FeatureName) => void
}) {
  const now = useNow()
  const shown = FEATURES.filter(({ name }) => !IN_MENU.includes(name))
  const advanced = FEATURES.find(({ name }) => name === 'advanced')!
  const set = TOGGLES.filter(({ name }) => draft[name]).map(({ label }) => label)
  const value = [...set, advanced.value(draft, now)].filter(Boolean).join(', ')
  const items: MenuItem[] = TOGGLES.map((toggle) => ({
    label: toggle.label,
    icon: <toggle.icon size={18} strokeWidth={1.5} aria-hidden />,
    hint: toggle.key.toUpperCase(),
    checked: draft[toggle.name],
    stays: true,
    run: () => change({ [toggle.name]: !draft[toggle.name] }),
  }))
  return (
    <div
      role="group"
      aria-label="More for this link"
      className="-mx-4 flex gap-1.5 overflow-x-auto px-4 py-1 sm:mx-0 sm:flex-wrap sm:px-0"
    >
      {shown.map((feature) => {
        const text = feature.value(draft, now)
        return (
          <button
            key={feature.name}
            type="button"
            title={`${feature.label} (${feature.key.toUpperCase()})`}
            aria-keyshortcuts={feature.key}
            aria-haspopup="dialog"
            onClick={() => onOpen(feature.name)}
            className={classes(BUTTON, text ? 'border-spruce bg-spruce-wash' : 'border-line-strong')}
          >
            <feature.icon size={16} strokeWidth={1.5} aria-hidden className="shrink-0" />
            {feature.label}
            {text && <span className="truncate text-xs font-medium text-muted">{text}</span>}
          </button>
        )
      })}
      <Menu
        align="start"
        trigger={
          <button type="button" className={classes(BUTTON, value ? 'border-spruce bg-spruce-wash' : 'border-line-strong')}>
            <Ellipsis size={16} strokeWidth={1.5} aria-hidden className="shrink-0" />
            More
            {value && <span className="truncate text-xs font-medium text-muted">{value}</span>}
          </button>
        }
        groups={[
          items,
          [
            {
              label: 'Advanced…',
              icon: <advanced.icon size={18} strokeWidth={1.5} aria-hidden />,
              hint: advanced.key.toUpperCase(),
              run: () => onOpen('advanced'),
            },
          ],
        ]}
      />
    </div>
  )
}
