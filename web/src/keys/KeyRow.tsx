import { Bot, Ellipsis, User } from 'lucide-react'
import type { Key } from '../api/keys'
import { IconButton } from '../ui/Button'
import { Chip } from '../ui/Chip'
import { Menu } from '../ui/Menu'
import { Time } from '../ui/Time'
import { useNow } from '../ui/useNow'
import { accessWords } from './scopes'
import { type KeyTask, useKeyMenu } from './useKeyMenu'

const ICON = { size: 20, strokeWidth: 1.5, 'aria-hidden': true, className: 'hidden shrink-0 text-muted xs:block' } as const

export function KeyRow({ apiKey, onTask }: { apiKey: Key; onTask: (task: KeyTask) => void }) {
  const groups = useKeyMenu(apiKey, onTask)
  const now = useNow()
  const { user, lastUsed, expiresAt } = apiKey
  const ended = expiresAt !== null && new Date(expiresAt) <= now
  return (
    <li className="flex items-center gap-3 py-3 pr-2 pl-4">
      {user.isMachine ? <Bot {...ICON} /> : <User {...ICON} />}
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="min-w-0 font-semibold [overflow-wrap:anywhere]">{apiKey.name}</span>
          <code className="font-mono text-[13px] text-muted">{apiKey.partialKey}</code>
          {ended && <Chip look="danger">Expired</Chip>}
        </div>
        <p className="mt-0.5 text-muted">
          {accessWords(apiKey.scopes)} · {user.isMachine ? 'Machine user' : (user.name ?? 'Somebody without a name')}
        </p>
        <p className="mt-0.5 text-muted">
          Created <Time iso={apiKey.createdAt} /> · {lastUsed ? <>Last used <Time iso={lastUsed} /></> : 'Never used'}
          {expiresAt && (
            <>
              {' · '}
              {ended ? 'Expired' : 'Expires'} <Time iso={expiresAt} />
            </>
          )}
        </p>
      </div>
      <Menu
        trigger={
          <IconButton label={`Actions for ${apiKey.name}`}>
            <Ellipsis size={18} strokeWidth={1.5} aria-hidden />
          </IconButton>
        }
        groups={groups}
      />
    </li>
  )
}
