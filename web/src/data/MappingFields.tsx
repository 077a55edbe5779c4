import { IMPORT_FIELDS, type ImportField, type ImportMapping } from '../api/imports'
import { Field } from '../ui/Field'
import type { Errors } from '../ui/useForm'
import type { Head } from './csv'
import { FIELDS, unused } from './mapping'

/** Which column holds what, with what is in it. */
export function MappingFields({
  head,
  mapping,
  errors,
  onChange,
}: {
  head: Head
  mapping: ImportMapping
  errors: Errors
  onChange: (field: ImportField, column: string) => void
}) {
  const rest = unused(head.columns, mapping)
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        {IMPORT_FIELDS.map((field) => {
          const { label, required, help } = FIELDS[field]
          const column = mapping[field]
          return (
            <Field
              key={field}
              label={label}
              note={required ? 'Required' : undefined}
              help={column ? samples(head, column) : help}
              error={errors[field]}
            >
              {(control) => (
                <select
                  {...control}
                  name={field}
                  value={column ?? ''}
                  onChange={(event) => onChange(field, event.target.value)}
                  className="field-box"
                >
                  <option value="">{required ? 'Choose a column…' : 'Not taken'}</option>
                  {[...new Set(head.columns)].map((name) => (
                    <option key={name}>{name}</option>
                  ))}
                </select>
              )}
            </Field>
          )
        })}
      </div>
      {rest.length > 0 && (
        <p className="text-muted">
          Not taken: <span className="[overflow-wrap:anywhere]">{rest.join(', ')}</span>.
        </p>
      )}
    </>
  )
}

function samples({ columns, rows }: Head, column: string) {
  const at = columns.indexOf(column)
  const values = rows.map((row) => row[at]?.trim()).filter(Boolean)
  return values.length === 0 ? 'Its first rows are empty.' : <bdi className="line-clamp-2 break-all">{values.join(' · ')}</bdi>
}
