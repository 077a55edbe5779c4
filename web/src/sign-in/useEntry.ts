import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'

/** Enters a workspace as its new member. */
export function useEntry() {
  const router = useRouter()
  const queries = useQueryClient()
  return async ({ slug }: { slug: string }) => {
    queries.clear()
    await router.navigate({ to: '/$workspace/links', params: { workspace: slug }, search: {} })
  }
}
