/** A thin line over data that is being asked for again, once it takes noticeably long. */
export function Refreshing({ active }: { active: boolean }) {
  return (
    <div aria-hidden className="h-0.5 overflow-hidden">
      {active && <div className="late h-full w-full animate-pulse bg-spruce motion-reduce:animate-none" />}
    </div>
  )
}
