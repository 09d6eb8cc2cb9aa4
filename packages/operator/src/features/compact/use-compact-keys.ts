import { useSession } from '@chered/ui/staff/session'
import { useEffect, useEffectEvent } from 'react'

/** Function keys pressed in the compact window; its browser's own meanings of them stay out of the way. */
export function useCompactKeys(screen: Window, onKey: (event: KeyboardEvent) => void): void {
  const pressed = useEffectEvent(onKey)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (useSession.getState().state !== 'signed-in') return
      if (/^F\d+$/.test(event.key)) event.preventDefault()
      const onButton = (event.target as Element | null)?.closest?.('button') != null
      // A held Enter would press what the main button has become by then.
      if (event.repeat && onButton && event.key === 'Enter') event.preventDefault()
      if (!event.repeat) pressed(event)
    }
    screen.addEventListener('keydown', listen)
    return () => screen.removeEventListener('keydown', listen)
  }, [screen])
}
