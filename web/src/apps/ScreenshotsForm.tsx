import { useState } from 'react'
import type { App } from '../api/oauth'
import { useMayManage } from '../shell/workspaces'
import { SectionForm } from '../ui/SectionForm'
import { useForm } from '../ui/useForm'
import { AddressRows } from './AddressRows'
import { addressProblem, filled, MOST_SCREENSHOTS, rowProblems } from './form'
import { useAppChange } from './useAppChange'

export function ScreenshotsForm({ app }: { app: App }) {
  const mayManage = useMayManage()
  const change = useAppChange(app)
  const [rows, setRows] = useState(app.screenshots)
  const [saved, setSaved] = useState<Date | null>(null)
  const wanted = filled(rows)
  const state = useForm({
    check: () => rowProblems('screenshots', rows, addressProblem),
    send: async () => {
      await change({ screenshots: wanted })
      setRows(wanted)
      setSaved(new Date())
    },
  })
  return (
    <SectionForm
      title="Screenshots"
      dirty={mayManage && wanted.join('\n') !== app.screenshots.join('\n')}
      saved={saved}
      state={state}
      onReset={() => setRows(app.screenshots)}
    >
      <AddressRows
        legend="Pictures of the app"
        what="picture"
        name="screenshots"
        placeholder="https://example.com/picture.png"
        help="Public addresses, six at most. Programs that list apps show them."
        rows={rows}
        most={MOST_SCREENSHOTS}
        errors={state.errors}
        disabled={!mayManage}
        onChange={setRows}
      />
    </SectionForm>
  )
}
