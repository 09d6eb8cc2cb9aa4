import type { KeyboardEvent, ReactNode } from 'react'

/** What Enter does by itself, or must not do: pressing a button, choosing in a list that is open. */
const ownEnter = 'button, select, a'

/**
 * A sheet in the place of the work area: the ticket, the queue and the main
 * button stay in sight and work. Enter presses the main button, whatever field
 * the focus is in; Escape and the keys are the desk's.
 */
export function DeskSheet(props: {
  label: string
  title: ReactNode
  className: string
  onEnter: () => void
  /** Beside the title. */
  aside?: ReactNode
  children: ReactNode
}) {
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.repeat || event.defaultPrevented) return
    if (event.target instanceof Element && event.target.closest(ownEnter)) return
    event.preventDefault()
    props.onEnter()
  }
  return (
    <section className={`sheet ${props.className}`} aria-label={props.label} onKeyDown={onKeyDown}>
      <header>
        <h2>{props.title}</h2>
        {props.aside}
      </header>
      {props.children}
    </section>
  )
}
