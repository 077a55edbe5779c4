import type { SetUp } from '../api/setUp'
import { normalised, problemOfName } from '../domains/names'
import { slugProblem } from '../general/slugs'
import type { Errors } from '../ui/useForm'
import { passwordProblem } from './passwords'

/** What the form of the first set-up holds; the domain may stay empty. */
export type SetUpFields = SetUp & { domain: string }

/** What is wrong before anything is sent. */
export function setUpProblems(fields: SetUpFields): Errors {
  const problems: Record<string, string | null> = {
    code: fields.code.trim() === '' ? "Enter the code from the server's log." : null,
    name: fields.name.trim() === '' ? 'Enter your name.' : null,
    email: /^\S+@\S+$/.test(fields.email.trim()) ? null : 'Enter your e-mail, such as ada@example.com.',
    password: passwordProblem(fields.password),
    workspace: fields.workspace.trim() === '' ? 'A workspace needs a name.' : null,
    slug: slugProblem(fields.slug),
    domain: fields.domain.trim() === '' ? null : problemOfName(normalised(fields.domain)),
  }
  const errors: Errors = {}
  for (const [name, problem] of Object.entries(problems)) {
    if (problem !== null) errors[name] = problem
  }
  return errors
}
