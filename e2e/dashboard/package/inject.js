import { inject } from '@dub/analytics'

inject(window.options)
