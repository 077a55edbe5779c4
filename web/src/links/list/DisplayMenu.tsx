import { LayoutList, Rows3, SlidersHorizontal, StretchHorizontal } from 'lucide-react'
import { LINK_ORDERS, type LinkSearch } from '../../api/links'
import { Button } from '../../ui/Button'
import { Menu } from '../../ui/Menu'
import { PROPERTIES, PROPERTY_NAMES, setDisplay, USUAL_DISPLAY, useDisplay } from './display'
import { ORDER_NAMES } from './search'

const ICON = { size: 18, strokeWidth: 1.5, 'aria-hidden': true } as const

/** How the list looks, and in which order it is. */
export function DisplayMenu({
  search,
  onChange,
}: {
  search: LinkSearch
  onChange: (change: Partial<LinkSearch>) => void
}) {
  const display = useDisplay()
  return (
    <Menu
      trigger={
        <Button>
          <SlidersHorizontal size={16} strokeWidth={1.5} aria-hidden />
          Display
        </Button>
      }
      groups={[
        [
          {
            label: 'Cards',
            icon: <StretchHorizontal {...ICON} />,
            checked: display.view === 'cards',
            stays: true,
            run: () => setDisplay({ view: 'cards' }),
          },
          {
            label: 'Rows',
            icon: <Rows3 {...ICON} />,
            checked: display.view === 'rows',
            stays: true,
            run: () => setDisplay({ view: 'rows' }),
          },
        ],
        {
          title: 'Order',
          items: LINK_ORDERS.map((order) => ({
            label: ORDER_NAMES[order],
            checked: (search.sortBy ?? 'createdAt') === order,
            stays: true,
            run: () => onChange({ sortBy: order }),
          })),
        },
        {
          title: 'Shown of each link',
          items: PROPERTIES.map((property) => ({
            label: PROPERTY_NAMES[property],
            checked: display.shown.includes(property),
            stays: true,
            run: () =>
              setDisplay({
                shown: PROPERTIES.filter((each) => display.shown.includes(each) !== (each === property)),
              }),
          })),
        },
        [{ label: 'As usual', icon: <LayoutList {...ICON} />, run: () => setDisplay(USUAL_DISPLAY) }],
      ]}
    />
  )
}
