import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ApiError } from './api/client'
import './app.css'
import { makeRouter } from './router'
import { ToastProvider } from './ui/Toasts'

const MOST_RETRIES = 2

const queries = new QueryClient({
  queryCache: new QueryCache({
    onError: (failure) => {
      if (failure instanceof ApiError && failure.status === 401) void signInAgain()
    },
  }),
  defaultOptions: {
    queries: {
      retry: (failures, failure) => failures < MOST_RETRIES && isPassing(failure),
      staleTime: 2_000,
    },
  },
})

const router = makeRouter(queries)

/** Whether the same call may succeed a moment later. */
function isPassing(failure: Error): boolean {
  return failure instanceof ApiError && (failure.status === 0 || failure.status === 429 || failure.status >= 500)
}

/** The session ended while the page was open. */
async function signInAgain() {
  const { pathname, searchStr } = router.state.location
  // invitations are for whoever is not signed in, too; they say so themselves, and keep what is behind the #
  if (pathname === '/login' || pathname === '/invite' || pathname === '/invite/link') return
  queries.clear()
  await router.navigate({ to: '/login', search: { next: pathname + searchStr } })
}

// after an upgrade of the server, the parts this page would load later are gone
window.addEventListener('vite:preloadError', (event) => {
  event.preventDefault()
  window.location.reload()
})

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <ToastProvider>
        <RouterProvider router={router} />
      </ToastProvider>
    </QueryClientProvider>
  </StrictMode>,
)
