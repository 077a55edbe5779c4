import * as Radix from '@radix-ui/react-dropdown-menu'
import { Check } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { classes } from './classes'

export type MenuItem = {
  label: string
  icon?: ReactNode
  /** A key that does the same, as it is shown. */
  hint?: string
  danger?: boolean
  checked?: boolean
  /** Leaves the menu open, for things that are chosen several at a time. */
  stays?: boolean
  run: () => void
}

export type MenuGroup = { title: string; items: MenuItem[] }

const ITEM =
  'relative flex min-h-9 cursor-pointer items-center gap-2.5 rounded-sm px-2.5 outline-none select-none touch-target ' +
  'data-[highlighted]:bg-sunken'

function titled(group: MenuItem[] | MenuGroup): { title?: string; items: MenuItem[] } {
  return Array.isArray(group) ? { items: group } : group
}

/** A button with a menu of things to do. */
export function Menu({
  trigger,
  header,
  groups,
  align = 'end',
}: {
  /** One button element. */
  trigger: ReactNode
  header?: ReactNode
  groups: (MenuItem[] | MenuGroup)[]
  align?: 'start' | 'end'
}) {
  const chosen = useRef<(() => void) | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  // beside a modal dialog everything is inert
  const [place, setPlace] = useState<HTMLElement | null>(null)
  return (
    // the modal form injects style sheets, which the server's policy forbids
    <Radix.Root modal={false} onOpenChange={() => setPlace(button.current?.closest('dialog') ?? null)}>
      <Radix.Trigger asChild ref={button}>
        {trigger}
      </Radix.Trigger>
      <Radix.Portal container={place}>
        <Radix.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="appear z-40 max-h-[var(--radix-dropdown-menu-content-available-height)] max-w-[calc(100vw-1rem)] min-w-52 overflow-y-auto rounded-md border bg-raised p-1 shadow-menu"
          onCloseAutoFocus={(event) => {
            if (!chosen.current) return
            // a dialog opened by the item must find the focus here, to give it back here
            event.preventDefault()
            button.current?.focus()
            chosen.current()
            chosen.current = null
          }}
        >
          {header}
          {groups.map(titled).map(({ title, items }, group) => (
            <Radix.Group key={group} className={classes(group > 0 && 'mt-1 border-t pt-1')}>
              {title && <Radix.Label className="px-2.5 py-1.5 text-xs font-medium text-subtle">{title}</Radix.Label>}
              {items.map((item) => {
                const content = (
                  <>
                    {item.icon && <span className="text-muted">{item.icon}</span>}
                    <span className="min-w-0 flex-1 truncate">{item.label}</span>
                    {item.hint && <kbd className="font-mono text-xs text-subtle">{item.hint}</kbd>}
                  </>
                )
                const onSelect = (event: Event) => {
                  if (item.stays) {
                    event.preventDefault()
                    item.run()
                  } else {
                    chosen.current = item.run
                  }
                }
                return item.checked === undefined ? (
                  <Radix.Item
                    key={item.label}
                    onSelect={onSelect}
                    className={classes(ITEM, item.danger && 'text-danger [&>span]:text-danger')}
                  >
                    {content}
                  </Radix.Item>
                ) : (
                  <Radix.CheckboxItem
                    key={item.label}
                    checked={item.checked}
                    onSelect={onSelect}
                    className={ITEM}
                  >
                    {item.stays ? (
                      <Check
                        size={16}
                        strokeWidth={2}
                        aria-hidden
                        className={classes('shrink-0 text-spruce', !item.checked && 'invisible')}
                      />
                    ) : (
                      <span
                        aria-hidden
                        className={classes('absolute left-0 h-4 w-[3px] rounded-sm', item.checked && 'bg-blaze')}
                      />
                    )}
                    {content}
                  </Radix.CheckboxItem>
                )
              })}
            </Radix.Group>
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
