import { useQuery } from '@tanstack/react-query'
import { LayoutTemplate } from 'lucide-react'
import { type UtmTemplate, utmTemplatesQuery } from '../../api/utm'
import { useWorkspace } from '../../shell/workspaces'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { Menu } from '../../ui/Menu'
import { ADDRESS } from '../../ui/TextField'
import type { Part } from './part'
import { completed } from './draft'
import { UTM, withTemplate } from './utm'

export function DestinationField({ draft, errors, change, placeholder }: Part & { placeholder: string | null }) {
  return (
    <Field label="Destination" note="Required" error={errors.url}>
      {(control) => (
        <div className="flex gap-1.5">
          <input
            {...control}
            name="url"
            type="text"
            autoComplete="off"
            {...ADDRESS}
            placeholder={placeholder || 'https://example.com/a/long/address'}
            // on phones the keyboard would hide the rest of the form
            data-autofocus={matchMedia('(pointer: fine)').matches || undefined}
            value={draft.url}
            onChange={(event) => change({ url: event.target.value })}
            onBlur={() => completed(draft.url) !== draft.url && change({ url: completed(draft.url) })}
            className="field-box"
          />
          <Templates draft={draft} change={change} />
        </div>
      )}
    </Field>
  )
}

/** Puts the campaign of a template into the destination; nothing where there are no templates. */
function Templates({ draft, change }: Pick<Part, 'draft' | 'change'>) {
  const workspace = useWorkspace()
  const { data: templates } = useQuery({ ...utmTemplatesQuery(workspace.id), staleTime: 60_000 })
  if (!templates?.length) return null
  return (
    <Menu
      header={<p className="px-2.5 py-1.5 text-xs font-medium text-subtle">UTM templates</p>}
      trigger={
        <Button
          disabled={draft.url.trim() === ''}
          title={draft.url.trim() === '' ? 'Enter the destination first' : 'Use a UTM template'}
          className="px-2.5"
        >
          <LayoutTemplate size={16} strokeWidth={1.5} aria-hidden />
          <span className="sr-only xs:not-sr-only">Template</span>
        </Button>
      }
      groups={[
        templates.map((template) => ({
          label: template.name,
          hint: summary(template),
          run: () => change({ url: withTemplate(completed(draft.url), template) }),
        })),
      ]}
    />
  )
}

const LONGEST = 28

function summary(template: UtmTemplate): string {
  const values = UTM.map(({ name }) => template[name]).filter(Boolean).join(' · ')
  return values.length > LONGEST ? `${values.slice(0, LONGEST)}…` : values
}
