import type { User } from '../api/session'
import type { Errors } from '../ui/useForm'

/** What is missing before an account can be deleted, by the names of the controls. */
export function deletionProblems(
  user: Pick<User, 'hasPassword' | 'secondFactor'>,
  word: string,
  given: { typed: string; password: string; code: string },
): Errors {
  const named = given.typed.trim().toLowerCase() === word.toLowerCase()
  return {
    ...(named ? {} : { typed: `Type ${word}.` }),
    ...(user.hasPassword && given.password === '' ? { password: 'Enter your password.' } : {}),
    ...(user.secondFactor && given.code.trim() === '' ? { code: 'Enter a code.' } : {}),
  }
}
