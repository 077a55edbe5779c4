import { useEffect, useRef, useState } from 'react'
import { hostOf } from '../format/urls'
import { classes } from './classes'
import { decodedPicture, drawCover, isDataUrl } from './pictures'

/** A picture in a box of its proportions. Those on other hosts are not fetched, only named. */
export function Picture({
  source,
  width,
  height,
  alt,
  className,
}: {
  source: string
  width: number
  height: number
  alt: string
  className?: string
}) {
  const [failed, setFailed] = useState<string | null>(null)
  const box = classes('block h-auto w-full bg-sunken', className)
  if (failed === source) return <Words className={className}>This picture cannot be shown.</Words>
  if (isDataUrl(source)) {
    return <Drawn source={source} width={width} height={height} alt={alt} className={box} onFail={() => setFailed(source)} />
  }
  if (new URL(source, window.location.href).origin === window.location.origin) {
    return (
      <img
        src={source}
        width={width}
        height={height}
        alt={alt}
        className={classes(box, 'object-cover')}
        onError={() => setFailed(source)}
      />
    )
  }
  return <Words className={className}>A picture on {hostOf(source) ?? 'another host'}</Words>
}

function Words({ children, className }: { children: React.ReactNode; className?: string }) {
  return (
    <p className={classes('flex aspect-[1200/630] items-center justify-center bg-sunken p-3 text-center text-xs text-muted', className)}>
      <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
    </p>
  )
}

function Drawn({
  source,
  width,
  height,
  alt,
  className,
  onFail,
}: {
  source: string
  width: number
  height: number
  alt: string
  className: string
  onFail: () => void
}) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    let current = true
    decodedPicture(source)
      .then((picture) => current && canvas.current && drawCover(canvas.current, picture))
      .catch(() => current && onFail())
    return () => {
      current = false
    }
  }, [source])
  return <canvas ref={canvas} width={width} height={height} role="img" aria-label={alt} className={className} />
}
