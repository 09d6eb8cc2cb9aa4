import { create } from 'zustand'

/** Of the drawing: a ticket, its buttons, one line of who waits. */
const size = { width: 420, height: 264 } as const

interface PictureInPicture {
  requestWindow(options: { width: number; height: number }): Promise<Window>
}

/** Address of the compact screen in a window of its own. */
export const compactPath = '/operator/compact'

/** The window that floats over other programs, while it is open. */
export const useCompactWindow = create<{ readonly floating: Window | null }>(() => ({ floating: null }))

function pictureInPicture(): PictureInPicture | null {
  const { documentPictureInPicture } = window as { documentPictureInPicture?: PictureInPicture }
  return documentPictureInPicture ?? null
}

/**
 * Opens the compact screen: over all other programs where the browser can
 * (Document Picture-in-Picture; on the press of a person, and from a secure
 * address only), otherwise as a small window of its own. The second time it
 * brings the open one forward.
 */
export async function openCompact(): Promise<void> {
  const { floating } = useCompactWindow.getState()
  if (floating !== null) return floating.focus()
  const pip = pictureInPicture()
  if (pip === null) return openPopup()
  try {
    const opened = await pip.requestWindow({ ...size })
    dress(opened)
    opened.addEventListener('pagehide', () => useCompactWindow.setState({ floating: null }))
    useCompactWindow.setState({ floating: opened })
  } catch {
    // The browser has the interface and does not allow it here: the plain window is still there.
    openPopup()
  }
}

export function closeCompact(): void {
  useCompactWindow.getState().floating?.close()
}

function openPopup(): void {
  const { width, height } = size
  window.open(compactPath, 'chered-compact', `popup,width=${width},height=${height}`)?.focus()
}

/** The same styles, theme and language as the page that opened it, now and at each change. */
function dress(opened: Window): void {
  const own = opened.document
  for (const sheet of document.querySelectorAll('style, link[rel="stylesheet"]')) {
    own.head.append(own.importNode(sheet, true))
  }
  const page = document.documentElement
  const follow = () => {
    const { theme } = page.dataset
    if (theme === undefined) delete own.documentElement.dataset.theme
    else own.documentElement.dataset.theme = theme
    own.documentElement.lang = page.lang
    own.title = document.title
  }
  follow()
  const watch = new MutationObserver(follow)
  watch.observe(page, { attributes: true, attributeFilter: ['data-theme', 'lang'] })
  opened.addEventListener('pagehide', () => watch.disconnect())
}
