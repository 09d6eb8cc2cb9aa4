/** A state is a shape and a word; the colour only helps. */
export type Shape = 'free' | 'called' | 'serving' | 'paused' | 'closed' | 'trouble' | 'booked' | 'ok'

const stroke = {
  fill: 'none',
  stroke: 'currentColor',
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const

function Drawing({ shape }: { shape: Shape }) {
  switch (shape) {
    case 'free':
      return <circle cx="8" cy="8" r="5.5" {...stroke} strokeWidth="2" />
    case 'called':
      return (
        <path
          d="M3 2.2v11.6a.9.9 0 0 0 1.4.74l8.6-5.8a.9.9 0 0 0 0-1.48L4.4 1.46A.9.9 0 0 0 3 2.2Z"
          fill="currentColor"
        />
      )
    case 'serving':
      return <circle cx="8" cy="8" r="6.5" fill="currentColor" />
    case 'paused':
      return <path d="M5.2 3v10M10.8 3v10" {...stroke} strokeWidth="2.6" />
    case 'closed':
      return <path d="M3 8h10" {...stroke} strokeWidth="2.6" />
    case 'trouble':
      return <path d="M8 1.8 15 14H1L8 1.8ZM8 6.4v3.4M8 11.9v.1" {...stroke} strokeWidth="1.7" />
    case 'booked':
      return <path d="M8 1.2 14.8 8 8 14.8 1.2 8Z" fill="currentColor" />
    case 'ok':
      return <path d="m2.5 8.6 3.6 3.6 7.4-8" {...stroke} strokeWidth="2.2" />
  }
}

/** The shape of a state: ring free, triangle called, disc serving, bars pause, dash closed; always beside its word. */
export function StateShape({ shape }: { shape: Shape }) {
  return (
    <svg className="sg" viewBox="0 0 16 16" aria-hidden="true">
      <Drawing shape={shape} />
    </svg>
  )
}
