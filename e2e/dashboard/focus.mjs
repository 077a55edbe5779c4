import { eventually } from '../support/eventually.mjs'

/**
 * Waits until the keyboard writes into this: pages move the focus after they have drawn what they show.
 *
 * @param {import('playwright-core').Locator} locator
 */
export function focused(locator) {
  return eventually(`${locator} has the focus`, () => locator.evaluate((element) => element === document.activeElement))
}
