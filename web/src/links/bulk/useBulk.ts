import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { changeLinks, deleteLinks, LARGEST_BULK, type Link, type LinkFailure, linksKey } from '../../api/links'
import { problemOf } from '../../api/problem'
import { counted } from '../../format/numbers'
import { nameOf } from '../../format/shortLinks'
import { useWorkspace } from '../../shell/workspaces'
import { useToast } from '../../ui/Toasts'
import { isFailure, type Step, undoing } from './changes'

/** A link that was not changed, and why. */
export type Refusal = { name: string; why: string }

/** Changes many links, tells what became of each, and can take it back. */
export function useBulk() {
  const workspace = useWorkspace()
  const queries = useQueryClient()
  const toast = useToast()
  const [busy, setBusy] = useState(false)
  const [refusals, setRefusals] = useState<Refusal[]>([])

  async function change(links: Link[], steps: Step[], done: string) {
    if (steps.length === 0) return toast({ message: 'They are like that already.' })
    const failures = await send(links, steps)
    if (!failures) return
    const refused = new Set(failures.map(({ link }) => link.id))
    const touched = steps.flatMap(({ ids }) => ids).filter((id) => !refused.has(id))
    if (touched.length === 0) return
    const back = undoing(
      links.filter((link) => touched.includes(link.id)),
      steps,
    )
    toast({
      message: `${counted(touched.length, 'link', 'links')} ${done}.`,
      action: { label: 'Undo', run: () => void send(links, back) },
    })
  }

  /** The failures; null if the whole was refused, which has been said by then. */
  async function send(links: Link[], steps: Step[]): Promise<LinkFailure[] | null> {
    setBusy(true)
    setRefusals([])
    try {
      const failures: LinkFailure[] = []
      for (const { ids, data } of steps) {
        for (let at = 0; at < ids.length; at += LARGEST_BULK) {
          const answers = await changeLinks(workspace.id, ids.slice(at, at + LARGEST_BULK), data)
          failures.push(...answers.filter(isFailure))
        }
      }
      setRefusals(failures.map(({ link, error }) => ({ name: named(links, link.id), why: error })))
      return failures
    } catch (failure) {
      toast({ kind: 'error', message: `The links were not changed. ${problemOf(failure).message}` })
      return null
    } finally {
      setBusy(false)
      void queries.invalidateQueries({ queryKey: linksKey(workspace.id) })
    }
  }

  /** The server does not say which ones it passed over. */
  async function remove(links: Link[]): Promise<boolean> {
    setBusy(true)
    setRefusals([])
    try {
      let count = 0
      for (let at = 0; at < links.length; at += LARGEST_BULK) {
        const part = links.slice(at, at + LARGEST_BULK).map((link) => link.id)
        count += (await deleteLinks(workspace.id, part)).deletedCount
      }
      const left = links.length - count
      toast(
        left === 0
          ? { message: `${counted(count, 'link', 'links')} deleted.` }
          : {
              kind: 'error',
              message: `${counted(count, 'link', 'links')} deleted, ${left} left: domains' own links, and links in folders you may not change, stay.`,
            },
      )
      return true
    } catch (failure) {
      toast({ kind: 'error', message: `The links were not deleted. ${problemOf(failure).message}` })
      return false
    } finally {
      setBusy(false)
      void queries.invalidateQueries({ queryKey: linksKey(workspace.id) })
    }
  }

  return { busy, refusals, change, remove, forget: () => setRefusals([]) }
}

function named(links: Link[], id: string | undefined): string {
  const link = links.find((each) => each.id === id)
  return link ? nameOf(link) : (id ?? 'A link')
}
