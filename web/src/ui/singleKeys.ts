import { store, stored } from './storage'

const NAME = 'waymark.single-keys'

/** Whether single letters act; people who speak to their computer turn them off (WCAG 2.1.4). */
export function singleKeysAllowed(): boolean {
  return stored(NAME) !== 'off'
}

export function allowSingleKeys(allowed: boolean) {
  store(NAME, allowed ? null : 'off')
}
