/** Segments a–g as drawn on a place 29 × 44, and the point. */
const shapes = [
  'M5 0H23L19 4.6H9Z',
  'M24 1V19.5L21.5 21.6 19.4 19V5.4Z',
  'M24 42.4V24L21.5 21.9 19.4 24.5V38Z',
  'M5 43.5H23L19 38.9H9Z',
  'M4 42.4V24L6.5 21.9 8.6 24.5V38Z',
  'M4 1V19.5L6.5 21.6 8.6 19V5.4Z',
  'M7 21.75 9.6 19.4H18.4L21 21.75 18.4 24.1H9.6Z',
  'M26.4 39.3H31V43.9H26.4Z',
]
const placeWidth = 36

/** Draws what stands on a panel into its box, changing only what differs. */
export function drawPanel(box, panel) {
  box.dataset.brightness = String(panel.brightness ?? 4)
  box.classList.toggle('blinks', panel.blink)
  const spoken = panel.lines.map((line) => line.trim()).join(', ')
  box.setAttribute('aria-label', spoken === '' || spoken === ',' ? 'Темно' : spoken)
  if (panel.segments) drawDigits(box, panel.segments)
  else drawLines(box, panel.lines)
}

function drawLines(box, lines) {
  if (box.children.length !== lines.length) {
    box.replaceChildren(
      ...lines.map((line) => {
        const row = document.createElement('div')
        row.className = 'row'
        row.append(...[...line].map(() => document.createElement('span')))
        return row
      }),
    )
  }
  for (const [y, line] of lines.entries()) {
    for (const [x, character] of [...line].entries()) {
      const cell = box.children[y].children[x]
      if (cell.textContent !== character) cell.textContent = character
    }
  }
}

function drawDigits(box, segments) {
  if (!box.firstElementChild) box.append(digitsPicture(segments.length))
  for (const [place, lit] of segments.entries()) {
    const paths = box.firstElementChild.children[place].children
    for (const [bit, path] of [...paths].entries()) path.classList.toggle('on', (lit & (1 << bit)) !== 0)
  }
}

function digitsPicture(places) {
  const picture = svg('svg', { viewBox: `0 0 ${places * placeWidth + 16} 64` })
  for (let place = 0; place < places; place++) {
    const group = svg('g', { transform: `translate(${place * placeWidth + 12} 10) skewX(-4)` })
    group.append(...shapes.map((d) => svg('path', { d })))
    picture.append(group)
  }
  return picture
}

function svg(name, attributes) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  return element
}
