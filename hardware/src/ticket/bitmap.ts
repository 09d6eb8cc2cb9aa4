/** One bit a dot, rows from the top, eight dots a byte with the leftmost in bit 7; 1 is black. */
export interface Bitmap {
  readonly width: number
  readonly height: number
  /** `height` rows of `rowBytes(width)` bytes; unused bits at the end of a row are 0. */
  readonly bits: Uint8Array
}

/** Bytes of one row of `width` dots. */
export function rowBytes(width: number): number {
  return Math.ceil(width / 8)
}

/**
 * RGBA pixels to dots at a 50 % threshold: thermal paper knows black and
 * nothing, and grey edges of letters have to fall on one side.
 */
export function bitmapFromPixels(pixels: Uint8ClampedArray, width: number, height: number): Bitmap {
  const stride = rowBytes(width)
  const bits = new Uint8Array(stride * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4
      // Rec. 601 luma in thousandths; everything drawn is grey, so only the sum matters.
      const luma = 299 * pixels[at]! + 587 * pixels[at + 1]! + 114 * pixels[at + 2]!
      if (luma < 127_500) bits[y * stride + (x >> 3)]! |= 0x80 >> (x & 7)
    }
  }
  return { width, height, bits }
}

/** Without the blank rows above and below: paper is not spent on nothing. A blank bitmap keeps one row. */
export function croppedRows(bitmap: Bitmap): Bitmap {
  const stride = rowBytes(bitmap.width)
  const isBlank = (y: number): boolean => {
    for (let at = y * stride; at < (y + 1) * stride; at++) if (bitmap.bits[at] !== 0) return false
    return true
  }
  let top = 0
  let bottom = bitmap.height
  while (top < bottom - 1 && isBlank(top)) top++
  while (bottom > top + 1 && isBlank(bottom - 1)) bottom--
  return {
    width: bitmap.width,
    height: bottom - top,
    bits: bitmap.bits.slice(top * stride, bottom * stride),
  }
}

/** Is the dot black? Outside the bitmap nothing is. */
export function isBlack(bitmap: Bitmap, x: number, y: number): boolean {
  if (x < 0 || y < 0 || x >= bitmap.width || y >= bitmap.height) return false
  return (bitmap.bits[y * rowBytes(bitmap.width) + (x >> 3)]! & (0x80 >> (x & 7))) !== 0
}
