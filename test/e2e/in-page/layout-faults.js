/**
 * Runs in the page: which words cannot be read whole, a sentence each. `scrolls`
 * says whether the page itself may be longer than the screen.
 *
 * Words that end in an ellipsis are cut on purpose where the whole of them is
 * one pointing away (`title`); the running line is longer than its window by
 * nature. What decorates, such as a ticket that hangs out of the screen, may be
 * cut.
 */
;({ scrolls }) => {
  const faults = new Set()
  const root = document.documentElement
  if (root.scrollWidth > innerWidth + 1) {
    faults.add(`the page is ${root.scrollWidth} wide on a screen of ${innerWidth}`)
  }
  if (!scrolls && root.scrollHeight > innerHeight + 1) {
    faults.add(`the page is ${root.scrollHeight} high on a screen of ${innerHeight}`)
  }

  const name = (element) => {
    const classes = [...element.classList].join('.')
    const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 60)
    return `<${element.localName}${classes === '' ? '' : `.${classes}`}> «${text}»`
  }
  const hides = (overflow) => overflow === 'hidden' || overflow === 'clip'
  const rolls = (overflow) => overflow === 'auto' || overflow === 'scroll'
  const box = (element) => {
    const { left, top } = element.getBoundingClientRect()
    const x = left + element.clientLeft
    const y = top + element.clientTop
    return { left: x, top: y, right: x + element.clientWidth, bottom: y + element.clientHeight }
  }
  /** Where the element's own words stand, without those of its children. */
  const wordsOf = (element) => {
    const rects = []
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || node.data.trim() === '') continue
      const range = document.createRange()
      range.selectNodeContents(node)
      rects.push(...range.getClientRects())
    }
    if (rects.length === 0) return null
    return {
      left: Math.min(...rects.map((r) => r.left)),
      top: Math.min(...rects.map((r) => r.top)),
      right: Math.max(...rects.map((r) => r.right)),
      bottom: Math.max(...rects.map((r) => r.bottom)),
    }
  }

  for (const element of document.querySelectorAll('body *')) {
    if (element instanceof SVGElement || element.closest('.ticker-window, .visually-hidden, noscript'))
      continue
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
    const words = wordsOf(element)
    if (words === null) continue
    const style = getComputedStyle(element)
    // A line of letters is higher than the line that it stands in, by the part that no letter uses.
    const loose = Math.max(2, Number.parseFloat(style.fontSize) * 0.2)
    const beside = ({ left, right }) => words.left < left - 2 || words.right > right + 2
    const beyond = ({ top, bottom }) => words.top < top - loose || words.bottom > bottom + loose

    /** Cut by what stands around it, or known to be all right there; then the screen has no more to say. */
    let judged = false
    for (let around = element; around !== root && !judged; around = around.parentElement) {
      const { overflowX, overflowY, textOverflow, webkitLineClamp } = getComputedStyle(around)
      const hidesX = hides(overflowX)
      const hidesY = hides(overflowY)
      // Rolled away, or hidden to the eye and meant for the ear.
      judged = rolls(overflowX) || rolls(overflowY) || (hidesX && around.clientWidth <= 1)
      if (judged || around.clientWidth === 0) continue
      const shortened = textOverflow === 'ellipsis' || webkitLineClamp !== 'none'
      const side = hidesX && beside(box(around))
      const below = hidesY && beyond(box(around))
      if (!side && !below) continue
      judged = true
      if (shortened && element.closest('[title]') !== null) continue
      faults.add(`${name(element)} is cut ${side ? 'at the side' : 'below'} by ${name(around).split(' ')[0]}`)
    }
    if (!judged && !scrolls) {
      const screen = { left: 0, top: 0, right: innerWidth, bottom: innerHeight }
      if (beside(screen) || beyond(screen)) faults.add(`${name(element)} stands outside the screen`)
    }
    if (judged) continue
    const key = element.closest('button, a, label, [role="button"]')
    if (key === null || style.position === 'absolute') continue
    const face = key.getBoundingClientRect()
    if (beside(face)) faults.add(`${name(element)} is wider than its ${key.localName}`)
    if (beyond(face)) faults.add(`${name(element)} is higher than its ${key.localName}`)
  }
  return [...faults]
}
