import { useState } from 'react'
import { hostOf } from '../format/urls'
import { classes } from './classes'

/** Whether a picture is on this server: the policy of the pages lets no other be fetched. */
export function isOwn(source: string): boolean {
  return new URL(source, window.location.href).origin === window.location.origin
}

/** All of a logo in a box, on white as logos are made for. Those on other hosts are not fetched, only named. */
export function Logo({ source, alt, className }: { source: string | null; alt: string; className: string }) {
  const [failed, setFailed] = useState<string | null>(null)
  return (
    <div
      className={classes(
        'flex shrink-0 items-center justify-center overflow-hidden rounded-md border bg-[#ffffff] text-center text-xs text-[#5e6a65]',
        className,
      )}
    >
      {source === null ? (
        'None'
      ) : failed === source ? (
        'Not to be had'
      ) : isOwn(source) ? (
        <img
          src={source}
          alt={alt}
          className="max-h-full max-w-full object-contain p-1"
          onError={() => setFailed(source)}
        />
      ) : (
        <span className="min-w-0 px-1 [overflow-wrap:anywhere]">On {hostOf(source) ?? 'another host'}</span>
      )}
    </div>
  )
}
