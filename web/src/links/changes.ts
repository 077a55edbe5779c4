import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { changeLink, deleteLink, type Link, type LinkPage, type LinkSearch, linkListsKey, linksKey } from '../api/links'
import { problemOf } from '../api/problem'
import { nameOf } from '../format/shortLinks'
import { useWorkspace } from '../shell/workspaces'
import { useToast } from '../ui/Toasts'

/** Changes to listed links that show at once, and are taken back if the server refuses. */
export function useLinkChanges() {
  const workspace = useWorkspace()
  const queries = useQueryClient()
  const toast = useToast()
  const key = linkListsKey(workspace.id)

  async function optimistic(
    change: (links: Link[], search: LinkSearch) => Link[],
    work: () => Promise<unknown>,
    failed: string,
  ): Promise<boolean> {
    await queries.cancelQueries({ queryKey: key })
    const before = queries.getQueriesData<LinkPage>({ queryKey: key })
    for (const [queryKey, page] of before) {
      if (page) queries.setQueryData<LinkPage>(queryKey, { ...page, links: change(page.links, searchOf(queryKey)) })
    }
    try {
      await work()
      return true
    } catch (failure) {
      for (const [queryKey, page] of before) queries.setQueryData(queryKey, page)
      toast({ kind: 'error', message: `${failed} ${problemOf(failure).message}` })
      return false
    } finally {
      void queries.invalidateQueries({ queryKey: linksKey(workspace.id) })
    }
  }

  async function archive(link: Link, archived: boolean, undoable = true) {
    const done = await optimistic(
      (links, search) =>
        archived && !search.showArchived
          ? links.filter((each) => each.id !== link.id)
          : links.map((each) => (each.id === link.id ? { ...each, archived } : each)),
      () => changeLink(workspace.id, link.id, { archived }),
      archived ? 'The link was not archived.' : 'The link is still archived.',
    )
    if (!done || !undoable) return
    toast({
      message: archived
        ? `${nameOf(link)} is archived. It still works.`
        : `${nameOf(link)} is back in the list.`,
      action: { label: 'Undo', run: () => void archive(link, !archived, false) },
    })
  }

  async function remove(link: Link): Promise<boolean> {
    return optimistic(
      (links) => links.filter((each) => each.id !== link.id),
      () => deleteLink(workspace.id, link.id),
      'The link was not deleted.',
    )
  }

  return { archive, remove }
}

function searchOf(queryKey: QueryKey): LinkSearch {
  return queryKey[3] as LinkSearch
}
