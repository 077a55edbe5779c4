import { CopyPlus, Ellipsis, Pencil, Trash2 } from 'lucide-react'
import type { UtmTemplate } from '../api/utm'
import { IconButton } from '../ui/Button'
import { Menu } from '../ui/Menu'
import { Time } from '../ui/Time'
import { setParameters } from './parameters'

const ICON = { size: 18, strokeWidth: 1.5, 'aria-hidden': true } as const

export function TemplateRow({
  template,
  onEdit,
  onDuplicate,
  onDelete,
}: {
  template: UtmTemplate
  onEdit: () => void
  onDuplicate: () => void
  onDelete: () => void
}) {
  const parameters = setParameters(template)
  return (
    <li className="flex items-center gap-3 py-2.5 pr-2 pl-4 focus-within:bg-canvas hover:bg-canvas">
      <div className="min-w-0 flex-1">
        <button
          type="button"
          onClick={onEdit}
          className="max-w-full truncate rounded-sm text-left font-semibold hover:underline"
        >
          <bdi>{template.name}</bdi>
        </button>
        {parameters.length === 0 ? (
          <p className="text-subtle">Nothing is set.</p>
        ) : (
          <ul aria-label={`Parameters of ${template.name}`} className="mt-1 flex flex-wrap gap-1.5">
            {parameters.map(({ name, label, value }) => (
              <li
                key={name}
                title={`${name}=${value}`}
                className="inline-flex max-w-full min-w-0 gap-1 rounded-sm bg-sunken px-1.5 text-xs leading-5"
              >
                <span className="shrink-0 text-muted">{label}</span>
                <bdi className="truncate font-medium">{value}</bdi>
              </li>
            ))}
          </ul>
        )}
      </div>
      <p className="hidden w-40 shrink-0 truncate text-right text-muted sm:block">
        {template.user?.name && (
          <span className="block truncate text-text" title="Made the template">
            {template.user.name}
          </span>
        )}
        <Time iso={template.updatedAt} />
      </p>
      <Menu
        trigger={
          <IconButton label={`Actions for ${template.name}`}>
            <Ellipsis {...ICON} />
          </IconButton>
        }
        groups={[
          [
            { label: 'Edit', icon: <Pencil {...ICON} />, run: onEdit },
            { label: 'Duplicate', icon: <CopyPlus {...ICON} />, run: onDuplicate },
          ],
          [{ label: 'Delete…', icon: <Trash2 {...ICON} />, danger: true, run: onDelete }],
        ]}
      />
    </li>
  )
}
