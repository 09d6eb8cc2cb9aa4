/**
 * Runs in the page: what does not fit on the screen, a sentence each. `scrolls`
 * says whether the page itself may be longer than the screen.
 *
 * Text that ends in an ellipsis is cut on purpose where the whole of it is one
 * pointing away (`title`); the running line is longer than its window by nature.
 */
;({ scrolls }) => {
  const faults = []
  const root = document.documentElement
  if (root.scrollWidth > innerWidth + 1) {
    faults.push(`the page is ${root.scrollWidth} wide on a screen of ${innerWidth}`)
  }
  if (!scrolls && root.scrollHeight > innerHeight + 1) {
    faults.push(`the page is ${root.scrollHeight} high on a screen of ${innerHeight}`)
  }

  const hides = (overflow) => overflow === 'hidden' || overflow === 'clip'
  const isRunningLine = (element) => element.closest('.ticker-window') !== null
  const isForEarsOnly = (element) => element.closest('.visually-hidden') !== null
  const name = (element) => {
    const classes = [...element.classList].join('.')
    const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 60)
    return `<${element.localName}${classes === '' ? '' : `.${classes}`}> «${text}»`
  }
  const ownText = (element) =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '')

  for (const element of document.querySelectorAll('body, body *')) {
    if (
      element instanceof SVGElement ||
      !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    ) {
      continue
    }
    if (isRunningLine(element) || isForEarsOnly(element)) continue
    const style = getComputedStyle(element)
    const saysAll = style.textOverflow === 'ellipsis' && element.closest('[title]') !== null
    if (hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1 && !saysAll) {
      faults.push(`${name(element)} is cut at the side: ${element.scrollWidth} in ${element.clientWidth}`)
    }
    if (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1) {
      faults.push(`${name(element)} is cut below: ${element.scrollHeight} in ${element.clientHeight}`)
    }
    if (!ownText(element)) continue

    const range = document.createRange()
    range.selectNodeContents(element)
    const text = range.getBoundingClientRect()
    if (text.width === 0 || text.height === 0) continue
    if (
      !scrolls &&
      (text.left < -1 || text.top < -1 || text.right > innerWidth + 1 || text.bottom > innerHeight + 1)
    ) {
      const scrolled = element.closest('[data-scrolls], [tabindex="0"]')
      if (scrolled === null) faults.push(`${name(element)} stands outside the screen`)
    }
    const key = element.closest('button, a, label, li, [role="button"]')
    if (key === null || saysAll || style.position === 'absolute') continue
    const box = key.getBoundingClientRect()
    if (text.left < box.left - 2 || text.right > box.right + 2) {
      faults.push(`${name(element)} is wider than its ${key.localName}`)
    }
    if (text.top < box.top - 2 || text.bottom > box.bottom + 2) {
      faults.push(`${name(element)} is higher than its ${key.localName}`)
    }
  }
  return faults
}
