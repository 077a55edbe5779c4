import { Button } from '../ui/Button'
import { Field } from '../ui/Field'
import { formatted, jsonProblem } from './json'

/** An editor for JSON that says where it is broken while it is written. */
export function JsonField({
  name,
  label,
  help,
  address,
  example,
  value,
  error,
  onChange,
}: {
  name: string
  label: string
  help: string
  /** Where it can be seen by everybody. */
  address?: string
  example: string
  value: string
  error: string | undefined
  onChange: (value: string) => void
}) {
  const problem = jsonProblem(value)
  return (
    <Field
      label={label}
      error={error ?? problem ?? undefined}
      help={
        <>
          {help}
          {address && (
            <>
              {' '}
              At{' '}
              <a href={address} target="_blank" rel="noreferrer" className="break-all underline">
                {address}
              </a>
            </>
          )}
        </>
      }
    >
      {(control) => (
        <>
          <textarea
            {...control}
            name={name}
            rows={3}
            spellCheck={false}
            autoCapitalize="none"
            autoComplete="off"
            value={value}
            onChange={(event) => onChange(event.target.value)}
            className="field-box field-sizing-content max-h-80 font-mono text-xs leading-5"
          />
          <div className="mt-1 flex gap-1">
            {value.trim() === '' ? (
              <Button look="quiet" className="-ml-2 px-2" onClick={() => onChange(example)}>
                Begin with an example
              </Button>
            ) : (
              <Button
                look="quiet"
                className="-ml-2 px-2"
                disabled={problem !== null || formatted(value) === value}
                title={problem ? 'It is not JSON yet' : 'A line for each member'}
                onClick={() => onChange(formatted(value))}
              >
                Format
              </Button>
            )}
          </div>
        </>
      )}
    </Field>
  )
}
