import { useQueryClient } from '@tanstack/react-query'
import { changeDomain, type Domain, domainsKey } from '../api/domains'
import { problemOf } from '../api/problem'
import { useWorkspace } from '../shell/workspaces'
import { useToast } from '../ui/Toasts'
import { DeleteDialog, PrimaryDialog, RenameDialog, TransferDialog } from './Tasks'
import type { DomainTask } from './useDomainMenu'

/** The dialog of a task that needs one. */
export function DomainTasks({
  task,
  domain,
  onGone,
  onRenamed,
  onClose,
}: {
  task: DomainTask
  domain: Domain
  /** It is no longer here. */
  onGone?: () => void
  onRenamed?: (domain: Domain) => void
  onClose: () => void
}) {
  const toast = useToast()
  const done = (message: string, after?: () => void) => {
    onClose()
    after?.()
    toast({ message })
  }
  const props = { domain, onClose }
  switch (task) {
    case 'primary':
      return <PrimaryDialog {...props} onDone={onClose} />
    case 'rename':
      return (
        <RenameDialog
          {...props}
          onDone={(renamed) =>
            done(`${domain.slug} is now ${renamed!.slug}. Its links are on their way.`, () => onRenamed?.(renamed!))
          }
        />
      )
    case 'transfer':
      return <TransferDialog {...props} onDone={() => done(`${domain.slug} is in the other workspace.`, onGone)} />
    case 'delete':
      return <DeleteDialog {...props} onDone={() => done(`${domain.slug} is deleted.`, onGone)} />
    default:
      return null
  }
}

/** Archives at once, and offers the way back. */
export function useArchive() {
  const workspace = useWorkspace()
  const queries = useQueryClient()
  const toast = useToast()
  return async function archive(domain: Domain, archived: boolean, undoable = true) {
    try {
      await changeDomain(workspace.id, domain.slug, { archived })
      await queries.invalidateQueries({ queryKey: domainsKey(workspace.id) })
    } catch (failure) {
      return toast({ kind: 'error', message: `${domain.slug} stays as it was. ${problemOf(failure).message}` })
    }
    if (undoable) {
      toast({
        message: archived ? `${domain.slug} is archived. Its links work on.` : `${domain.slug} is back in the list.`,
        action: { label: 'Undo', run: () => void archive(domain, !archived, false) },
      })
    }
  }
}
