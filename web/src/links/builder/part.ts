import type { Draft, Errors } from './draft'

/** What every part of the form works on. */
export type Part = {
  draft: Draft
  errors: Errors
  change: (change: Partial<Draft>) => void
}
