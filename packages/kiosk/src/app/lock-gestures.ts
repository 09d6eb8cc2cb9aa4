/**
 * A kiosk is one screen and nothing else: no menu of the browser, no selected
 * text, no dragged picture, no zoom by two fingers, wheel or keys.
 */
export function lockGestures(): void {
  const stop = (event: Event) => event.preventDefault()
  for (const kind of ['contextmenu', 'selectstart', 'dragstart', 'gesturestart']) {
    document.addEventListener(kind, stop)
  }
  for (const kind of ['wheel', 'touchmove']) document.addEventListener(kind, stop, { passive: false })
  document.addEventListener('keydown', (event) => {
    const zoom = (event.ctrlKey || event.metaKey) && ['+', '-', '=', '0'].includes(event.key)
    if (zoom) event.preventDefault()
  })
}
