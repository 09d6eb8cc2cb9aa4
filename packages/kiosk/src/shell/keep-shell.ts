/**
 * Lets the browser keep this page for times without a server. Browsers allow it on
 * secure addresses only (https, this PC itself, or one that the kiosk's browser was
 * told to trust); elsewhere the kiosk works all the same, but cannot be loaded anew
 * while the server is away.
 */
export function keepShell(): void {
  if (!('serviceWorker' in navigator)) return
  const options = { scope: '/kiosk/', updateViaCache: 'none' } as const
  // A registration that fails is tried again with the next load.
  navigator.serviceWorker.register('/kiosk/sw.js', options).catch(() => undefined)
}
