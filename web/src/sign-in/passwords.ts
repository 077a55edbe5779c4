/** The fewest characters the server takes. */
export const SHORTEST_PASSWORD = 12

export const PASSWORD_HELP = `At least ${SHORTEST_PASSWORD} characters. A few words are easier to remember.`

/** What is wrong with a password that is chosen, or null. */
export function passwordProblem(password: string): string | null {
  // the server counts characters as JavaScript does
  return password.length < SHORTEST_PASSWORD ? `A password needs at least ${SHORTEST_PASSWORD} characters.` : null
}
