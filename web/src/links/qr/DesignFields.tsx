import { useRef, useState } from 'react'
import { Button } from '../../ui/Button'
import { classes } from '../../ui/classes'
import { Field } from '../../ui/Field'
import { logoOf, PICTURE_TYPES } from '../../ui/pictures'
import { Switch } from '../../ui/Switch'
import { Choice } from './Choice'
import { ColorField } from './ColorField'
import { BORDERS, CENTRES, type Design, DOTS, MOST_MARGIN } from './design'

const SWATCHES = ['#000000', '#0b6b57', '#1d5fa8', '#5b3a99', '#8f1d5c', '#b42318', '#a84b06', '#5e4908']
const LOGO_SIDE = 256

const words = (value: string) => {
  const text = value.replace('-', ' ')
  return text[0]!.toUpperCase() + text.slice(1)
}
const options = <T extends string>(values: readonly T[]) => values.map((value) => ({ value, label: words(value) }))

export function DesignFields({
  design,
  domainLogo,
  change,
}: {
  design: Design
  domainLogo: string | null
  change: (change: Partial<Design>) => void
}) {
  return (
    <div className="flex flex-col gap-4">
      <Choice legend="Dots" name="qr-dots" options={options(DOTS)} value={design.dots} onChange={(dots) => change({ dots })} />
      <Choice
        legend="Marker borders"
        name="qr-borders"
        options={options(BORDERS)}
        value={design.border}
        onChange={(border) => change({ border })}
      />
      <Choice
        legend="Marker centres"
        name="qr-centres"
        options={options(CENTRES)}
        value={design.centre}
        onChange={(centre) => change({ centre })}
      />
      <Swatches value={design.color} onChange={(color) => change({ color })} />
      <div className="grid gap-4 xs:grid-cols-2">
        <ColorField label="Colour" value={design.color} fallback="#000000" onChange={(color) => change({ color })} />
        <ColorField
          label="Marker colour"
          value={design.markerColor}
          fallback={design.color}
          onChange={(markerColor) => change({ markerColor: markerColor === design.color ? '' : markerColor })}
        />
        <ColorField
          label="Background"
          value={design.background}
          fallback="#ffffff"
          onChange={(background) => change({ background })}
        />
        <Field label="Margin" note={`${design.margin} modules`}>
          {(control) => (
            <input
              {...control}
              type="range"
              min={0}
              max={MOST_MARGIN}
              value={design.margin}
              onChange={(event) => change({ margin: Number(event.target.value) })}
              className="h-9 w-full accent-spruce"
            />
          )}
        </Field>
      </div>
      <Switch
        label="Transparent background"
        checked={design.background === ''}
        onChange={(transparent) => change({ background: transparent ? '' : '#ffffff' })}
      />
      <LogoFields design={design} domainLogo={domainLogo} change={change} />
    </div>
  )
}

function Swatches({ value, onChange }: { value: string; onChange: (color: string) => void }) {
  return (
    <div role="group" aria-label="Ready-made colours" className="flex flex-wrap gap-2">
      {SWATCHES.map((color) => (
        <button
          key={color}
          type="button"
          aria-label={color}
          aria-pressed={value === color}
          title={color}
          onClick={() => onChange(color)}
          style={{ backgroundColor: color }}
          className={classes(
            'size-8 rounded-sm border border-line-strong touch-target',
            value === color && 'outline-2 outline-offset-2 outline-spruce',
          )}
        />
      ))}
    </div>
  )
}

function LogoFields({
  design,
  domainLogo,
  change,
}: {
  design: Design
  domainLogo: string | null
  change: (change: Partial<Design>) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<string | null>(null)
  async function take(file: File | undefined) {
    if (!file) return
    try {
      change({ logo: 'own', picture: await logoOf(file, LOGO_SIDE) })
      setProblem(null)
    } catch {
      setProblem('This file is no picture that browsers can show.')
    }
  }
  return (
    <div className="flex flex-col gap-2">
      <Choice
        legend="Logo"
        name="qr-logo"
        options={[
          { value: 'none', label: 'None' },
          { value: 'domain', label: domainLogo ? "The domain's" : "The domain's (it has none)" },
          { value: 'own', label: 'Your own', disabled: design.picture === '' },
        ]}
        value={design.logo}
        onChange={(logo) => change({ logo })}
      />
      <input
        ref={input}
        type="file"
        accept={PICTURE_TYPES}
        aria-label="Logo file"
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => void take(event.target.files?.[0])}
      />
      <Button className="self-start" onClick={() => input.current?.click()}>
        {design.picture === '' ? 'Upload a logo…' : 'Upload another…'}
      </Button>
      <div role="alert">{problem && <p className="text-danger">{problem}</p>}</div>
    </div>
  )
}
