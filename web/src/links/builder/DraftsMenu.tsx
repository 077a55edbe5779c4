import { History } from 'lucide-react'
import { age } from '../../format/dates'
import { readable } from '../../format/urls'
import { useWorkspace } from '../../shell/workspaces'
import { Button } from '../../ui/Button'
import { Menu } from '../../ui/Menu'
import { useNow } from '../../ui/useNow'
import type { Draft } from './draft'
import { draftsOf, type Kept } from './drafts'

const LONGEST = 44

/** Links begun here within the last week; nothing where there are none. */
export function DraftsMenu({ onRestore }: { onRestore: (id: string, draft: Draft) => void }) {
  const workspace = useWorkspace()
  const now = useNow()
  const drafts = draftsOf(workspace.id, new Date())
  if (drafts.length === 0) return null
  return (
    <Menu
      header={<p className="px-2.5 py-1.5 text-xs font-medium text-subtle">Begun here, not saved yet</p>}
      trigger={
        <Button look="quiet">
          <History size={16} strokeWidth={1.5} aria-hidden />
          Drafts
        </Button>
      }
      groups={[
        drafts.map((kept) => ({
          label: titleOf(kept),
          hint: age(new Date(kept.at), now),
          run: () => onRestore(kept.id, kept.draft),
        })),
      ]}
    />
  )
}

function titleOf({ draft }: Kept): string {
  const title = readable(draft.url) || draft.key || draft.title || draft.comments || 'Without a destination'
  return title.length > LONGEST ? `${title.slice(0, LONGEST)}…` : title
}
