import type { Change } from '../api/logs'
import { valueWords } from './words'

/** Which fields were changed, from what to what. */
export function Differences({ of }: { of: NonNullable<Change['changeSet']> }) {
  const fields = Object.entries(of)
  if (fields.length === 0) return <p className="text-muted">Nothing was different afterwards.</p>
  return (
    <table className="w-full text-left">
      <caption className="sr-only">What was changed</caption>
      <thead className="text-muted">
        <tr>
          <th className="py-1 pr-3 font-normal">Field</th>
          <th className="py-1 pr-3 font-normal">Before</th>
          <th className="py-1 font-normal">After</th>
        </tr>
      </thead>
      <tbody className="font-mono text-[13px]">
        {fields.map(([name, value]) => (
          <tr key={name} className="border-t align-top">
            <th scope="row" className="py-1 pr-3 font-normal">
              {name}
            </th>
            <td className="py-1 pr-3 text-muted [overflow-wrap:anywhere]">{valueWords(value.old)}</td>
            <td className="py-1 [overflow-wrap:anywhere]">{valueWords(value.new)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
