/** A cairn of three stones. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden className="shrink-0 text-spruce">
      <g fill="currentColor">
        <ellipse cx="16" cy="25.5" rx="13" ry="4.6" />
        <ellipse cx="17" cy="16" rx="9.2" ry="4.1" />
        <ellipse cx="15.4" cy="7.4" rx="5.8" ry="3.6" />
      </g>
    </svg>
  )
}
