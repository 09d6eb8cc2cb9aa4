import QRCode from 'qrcode'

export interface TicketQr {
  /** Modules a side, without the quiet zone. */
  readonly modules: number
  readonly isDark: (column: number, row: number) => boolean
}

/** Blank modules that a reader needs around the code (ISO/IEC 18004, 9.1). */
export const quietModules = 4

/** The code that carries `link`; null when no QR is large enough for it. */
export function ticketQr(link: string): TicketQr | null {
  // Level M holds 2,331 bytes at most; the library throws beyond it.
  if (link.length === 0 || Buffer.byteLength(link) > 2_331) return null
  const { modules } = QRCode.create(link, { errorCorrectionLevel: 'M' })
  return { modules: modules.size, isDark: (column, row) => modules.get(row, column) !== 0 }
}

/**
 * Dots a module: whole, the wished one or the largest that keeps the code within
 * `widest` dots; null when even `least` is too wide. A module under 3 dots
 * (0.375 mm) is lost in the bleeding of heat.
 */
export function moduleDots(qr: TicketQr, wished: number, widest: number, least = 3): number | null {
  const fitting = Math.min(wished, Math.floor(widest / qr.modules))
  return fitting >= least ? fitting : null
}
