import { useEffect, useRef } from 'react'
import { classes } from '../../ui/classes'
import type { Design } from './design'
import { draw, type Logo } from './drawing'
import type { Shapes } from './shapes'

/** Enough for screens with many pixels. */
const PIXELS = 640

/** A code as it will be printed: always on paper, whatever the theme. */
export function QrPicture({
  shapes,
  logo,
  design,
  label,
  className,
}: {
  shapes: Shapes
  logo: Logo | null
  design: Design
  label: string
  className?: string
}) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (canvas.current) draw(canvas.current, shapes, design, logo?.bitmap ?? null)
  }, [shapes, design, logo])
  return (
    <div className={classes('overflow-hidden rounded-md border', design.background === '' ? 'checkered' : 'bg-white', className)}>
      <canvas ref={canvas} width={PIXELS} height={PIXELS} role="img" aria-label={label} className="block h-auto w-full" />
    </div>
  )
}
