import { ChevronRight } from 'lucide-react'
import type { Installation } from '../api/oauth'
import { AppPicture } from '../apps/AppPicture'
import { readable } from '../format/urls'
import { scopeWords } from '../oauth/authorization'
import { Button } from '../ui/Button'
import { Time } from '../ui/Time'

export function InstallationRow({
  installation: { app, user, scopes, lastUsed, createdAt },
  onRevoke,
}: {
  installation: Installation
  /** Absent for whoever may not. */
  onRevoke: (() => void) | undefined
}) {
  const { see, change } = scopeWords(scopes)
  const person = user.name ?? 'somebody without a name'
  return (
    <li className="flex flex-wrap items-start gap-3 px-4 py-3">
      <AppPicture logo={app.logo} />
      <div className="min-w-0 flex-1 basis-52">
        <p className="font-semibold [overflow-wrap:anywhere]">{app.name}</p>
        <p className="text-muted [overflow-wrap:anywhere]">
          By {app.developer} · {readable(app.website)}
        </p>
        <p className="text-muted [overflow-wrap:anywhere]">
          For <bdi>{person}</bdi> since <Time iso={createdAt} /> ·{' '}
          {lastUsed ? (
            <>
              Last used <Time iso={lastUsed} />
            </>
          ) : (
            'Not used lately'
          )}
        </p>
        <details className="group mt-1">
          <summary className="inline-flex min-h-6 list-none items-center gap-1 rounded-sm text-muted underline-offset-2 hover:underline">
            <ChevronRight
              size={16}
              strokeWidth={1.5}
              aria-hidden
              className="-ml-1 shrink-0 transition-transform group-open:rotate-90 motion-reduce:transition-none"
            />
            What it may do
          </summary>
          <ul className="mt-1 list-disc pl-8">
            {change.map((each) => (
              <li key={each} className="text-warning">
                {each}
              </li>
            ))}
            {see.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </details>
      </div>
      {onRevoke && (
        <Button onClick={onRevoke} aria-label={`Revoke the access of ${app.name} for ${person}`}>
          Revoke…
        </Button>
      )}
    </li>
  )
}
