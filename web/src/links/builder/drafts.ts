import { store, stored } from '../../ui/storage'
import { type Draft, newDraft } from './draft'

/** A link somebody began and has not saved, as this browser remembers it (UI-1). */
export type Kept = { id: string; at: string; draft: Draft }

const MOST = 10
const LONGEST = 7 * 86_400_000

function nameOf(workspaceId: string): string {
  return `waymark.drafts.${workspaceId}`
}

/** Those kept in a workspace, the latest first. */
export function draftsOf(workspaceId: string, now: Date): Kept[] {
  return parsed(stored(nameOf(workspaceId))).filter(({ at }) => now.getTime() - new Date(at).getTime() < LONGEST)
}

function parsed(text: string | null): Kept[] {
  try {
    const all: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(all) ? all.filter(isKept).map((kept) => ({ ...kept, draft: { ...newDraft(''), ...kept.draft } })) : []
  } catch {
    return []
  }
}

function isKept(value: unknown): value is Kept {
  const kept = value as Partial<Kept> | null
  return typeof kept?.id === 'string' && typeof kept.at === 'string' && typeof kept.draft?.url === 'string'
}

/** Puts a draft at the front; passwords and pictures do not belong in a browser's storage. */
export function keepDraft(workspaceId: string, id: string, draft: Draft, now: Date) {
  const image = draft.image.startsWith('data:') ? '' : draft.image
  const kept: Kept = { id, at: now.toISOString(), draft: { ...draft, image, password: '' } }
  const others = draftsOf(workspaceId, now).filter((each) => each.id !== id)
  write(workspaceId, [kept, ...others].slice(0, MOST))
}

export function dropDraft(workspaceId: string, id: string, now: Date) {
  write(
    workspaceId,
    draftsOf(workspaceId, now).filter((each) => each.id !== id),
  )
}

function write(workspaceId: string, drafts: Kept[]) {
  store(nameOf(workspaceId), drafts.length === 0 ? null : JSON.stringify(drafts))
}
