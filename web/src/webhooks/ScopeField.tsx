import { useId } from 'react'
import type { Errors } from '../ui/useForm'
import { FoldersPicker } from './FoldersPicker'
import type { Draft } from './form'
import { LinksPicker } from './LinksPicker'
import { SCOPES } from './triggers'

/** Of whose clicks a webhook is told. */
export function ScopeField({
  draft,
  fixed,
  errors,
  onChange,
}: {
  draft: Draft
  /** Whether only the links may be others. */
  fixed: boolean
  errors: Errors
  onChange: (changes: Partial<Draft>) => void
}) {
  const id = useId()
  return (
    <>
      <fieldset className="min-w-0" aria-describedby={errors.linkScope ? `${id}-error` : undefined} disabled={fixed}>
        <legend className="mb-1 font-semibold">Clicks of</legend>
        <div className="flex flex-col divide-y rounded-sm border">
          {SCOPES.map(({ scope, label, says }) => (
            <label key={scope} className="flex gap-3 px-3 py-2 has-checked:bg-spruce-wash">
              <input
                type="radio"
                name="linkScope"
                className="mt-0.5 size-4 shrink-0 accent-spruce"
                checked={scope === draft.scope}
                onChange={() => onChange({ scope })}
              />
              <span>
                <span className="block font-medium">{label}</span>
                <span className="block text-xs text-muted">{says}</span>
              </span>
            </label>
          ))}
        </div>
        {errors.linkScope && (
          <p id={`${id}-error`} className="mt-1 text-danger">
            {errors.linkScope}
          </p>
        )}
      </fieldset>
      {draft.scope === 'folders' && (
        <FoldersPicker
          chosen={draft.folderIds}
          fixed={fixed}
          error={errors.folderIds}
          onChange={(folderIds) => onChange({ folderIds })}
        />
      )}
      {draft.scope === 'links' && (
        <LinksPicker chosen={draft.linkIds} error={errors.linkIds} onChange={(linkIds) => onChange({ linkIds })} />
      )}
    </>
  )
}
