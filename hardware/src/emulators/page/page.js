import { drawConsole } from './draw-console.js'
import { drawPanel } from './draw-panel.js'

const printerId = 'printer-1'
const printerFaults = {
  'near-end': 'Бумага на исходе',
  'cover-open': 'Крышка открыта',
  'cutter-jam': 'Нож заклинило',
  'paper-jam': 'Бумагу замяло',
  'sheet-waiting': 'Талон не забрали',
  slow: 'Печатает медленно',
  'link-cut-mid-job': 'Обрыв посреди талона',
  silent: 'Не отвечает',
}
const scannerId = 'scanner-1'
const scannerFaults = {
  noise: 'Помехи перед кодом',
  cut: 'Обрыв посреди кода',
  double: 'Читает дважды',
  silent: 'Ничего не шлёт',
  unplugged: 'Кабель выдернут',
}
const panelFaults = { unplugged: 'Кабель выдернут', silent: 'Зависло', garbage: 'Помехи на линии' }
const families = {
  cd5220: 'строчное, CD5220',
  'epson-dmd': 'строчное, Epson DM-D',
  'modbus-rtu': 'цифровое, Modbus RTU',
}
const consoleFaults = {
  noise: 'Помехи на линии',
  'lost-ack': 'Ответы теряются',
  doubled: 'Кадры двоятся',
  stuck: 'Кнопка залипает',
  silent: 'Не отвечает',
  'power-off': 'Нет питания',
}
const consoleKinds = { 'own-frame': 'RS-485, свой протокол', modbus: 'Modbus RTU' }
const brightnessWords = ['', 'яркость 1 из 4', 'яркость 2 из 4', 'яркость 3 из 4', 'яркость 4 из 4']

const byId = (id) => document.getElementById(id)
const time = new Intl.DateTimeFormat('ru', { hour: '2-digit', minute: '2-digit', second: '2-digit' })

function make(name, className, text = '') {
  const element = document.createElement(name)
  element.className = className
  element.textContent = text
  return element
}

function setFault(deviceId, fault, on) {
  return fetch(`/devices/${deviceId}/faults/${fault}`, {
    method: on ? 'PUT' : 'DELETE',
    headers: { 'x-chered': 'emulators' },
  })
}

/** Switches of a device, made once; the state of each comes with every event. */
function drawSwitches(list, deviceId, names, device, on) {
  if (list.children.length === 0) {
    for (const [fault, name] of Object.entries(names)) {
      const button = make('button', 'switch', name)
      button.type = 'button'
      button.dataset.fault = fault
      button.setAttribute('role', 'switch')
      button.setAttribute('aria-label', `${device}: ${name}`)
      button.addEventListener('click', () =>
        setFault(deviceId, fault, button.getAttribute('aria-checked') !== 'true'),
      )
      const item = document.createElement('li')
      item.append(button)
      list.append(item)
    }
  }
  for (const button of list.querySelectorAll('button')) {
    button.setAttribute('aria-checked', String(on.includes(button.dataset.fault)))
  }
}

function drawPrinter(printer) {
  byId('printer-name').textContent = printer.name
  const out = printer.faults.includes('paper-out')
  const troubles = printer.faults
    .filter((fault) => fault !== 'paper-out')
    .map((fault) => printerFaults[fault])
  const words = out ? ['Бумаги нет', ...troubles] : troubles
  byId('printer-word').textContent = words.length === 0 ? 'Исправен, бумага есть' : words.join(' · ')
  byId('printer-word').classList.toggle('bad', words.length > 0)
  const roll = byId('roll')
  if (!roll.firstChild) {
    const button = make('button', 'key')
    button.type = 'button'
    button.addEventListener('click', async () => {
      const insert = button.dataset.paper === 'out'
      await setFault(printerId, 'paper-out', !insert)
      if (insert) await setFault(printerId, 'near-end', false)
    })
    roll.append(button)
  }
  roll.firstChild.dataset.paper = out ? 'out' : 'in'
  roll.firstChild.textContent = out ? 'Вставить бумагу' : 'Вынуть бумагу'
  drawSwitches(byId('printer-faults'), printerId, printerFaults, printer.name, printer.faults)
}

function drawScanner(scanner) {
  byId('scanner-name').textContent = scanner.name
  const troubles = scanner.faults.map((fault) => scannerFaults[fault])
  byId('scanner-word').textContent = troubles.join(' · ') || 'Исправен'
  byId('scanner-word').classList.toggle('bad', troubles.length > 0)
  drawSwitches(byId('scanner-faults'), scannerId, scannerFaults, scanner.name, scanner.faults)
}

byId('scan').addEventListener('submit', async (event) => {
  event.preventDefault()
  const field = byId('scan-code')
  const code = field.value.trim()
  if (code === '') return
  const { ok } = await fetch(`/devices/${scannerId}/scans`, {
    method: 'POST',
    headers: { 'x-chered': 'emulators', 'content-type': 'text/plain' },
    body: code,
  })
  byId('scan-news').textContent = ok ? 'Код поднесён к сканеру' : 'Код не поднесён'
  // The same code may be held up again: it stays, ready to be typed over.
  field.select()
})

let newest = null
function drawPapers(papers) {
  byId('no-paper').hidden = papers.length > 0
  const list = byId('papers')
  const kept = new Set(papers.map(({ id }) => String(id)))
  for (const item of [...list.children]) if (!kept.has(item.dataset.id)) item.remove()
  const there = new Set([...list.children].map((item) => item.dataset.id))
  for (const paper of [...papers].reverse()) {
    if (!there.has(String(paper.id))) list.prepend(paperItem(paper))
  }
  const top = papers[0]?.id ?? 0
  if (newest !== null && top > newest)
    byId('news').textContent = `Вышел талон, ${time.format(papers[0].cutAt)}`
  newest = top
}

function paperItem(paper) {
  const item = document.createElement('li')
  item.dataset.id = String(paper.id)
  const when = time.format(paper.cutAt)
  const link = document.createElement('a')
  link.href = `/papers/${paper.id}.png`
  link.target = '_blank'
  const picture = document.createElement('img')
  picture.src = link.href
  picture.alt = `Талон, отрезан в ${when}`
  picture.style.width = `${paper.widthMm}mm`
  picture.style.height = `${paper.heightMm}mm`
  link.append(picture)
  item.append(link, make('p', 'when', `${when} · ${Math.round(paper.heightMm)} мм`))
  return item
}

function drawPanels(panels) {
  const list = byId('panels')
  for (const panel of panels) {
    let item = list.querySelector(`[data-panel="${panel.panelId}"]`)
    if (!item) {
      item = document.createElement('li')
      item.dataset.panel = panel.panelId
      const head = make('div', 'head')
      head.append(make('h3', '', `Окно ${panel.deskNumber}`), make('p', 'family', families[panel.family]))
      const box = make('div', panel.segments ? 'glass digits' : 'glass text')
      box.setAttribute('role', 'img')
      item.append(head, box, make('p', 'word'), make('ul', 'faults'))
      list.append(item)
    }
    drawPanel(item.querySelector('.glass'), panel)
    const light = panel.blink ? ['мигает'] : []
    if (panel.brightness) light.push(brightnessWords[panel.brightness])
    const troubles = panel.faults.map((fault) => panelFaults[fault])
    const word = item.querySelector('.word')
    word.textContent = [...troubles, ...light].join(' · ') || 'Исправно'
    word.classList.toggle('bad', troubles.length > 0)
    drawSwitches(
      item.querySelector('.faults'),
      panel.panelId,
      panelFaults,
      `Окно ${panel.deskNumber}`,
      panel.faults,
    )
  }
}

function pressKey(consoleId, key) {
  return fetch(`/devices/${consoleId}/keys/${key}`, {
    method: 'POST',
    headers: { 'x-chered': 'emulators' },
  })
}

function drawConsoles(consoles) {
  const list = byId('consoles')
  for (const one of consoles) {
    let item = list.querySelector(`[data-console="${one.consoleId}"]`)
    const name = `Пульт окна ${one.deskNumber}`
    if (!item) {
      item = document.createElement('li')
      item.dataset.console = one.consoleId
      const head = make('div', 'head')
      head.append(make('h3', '', name), make('p', 'family', consoleKinds[one.kind]))
      item.append(head, make('div', 'case'), make('p', 'word'), make('ul', 'faults'))
      list.append(item)
    }
    drawConsole(item.querySelector('.case'), one, (key) => pressKey(one.consoleId, key))
    const troubles = one.faults.map((fault) => consoleFaults[fault])
    const word = item.querySelector('.word')
    word.textContent = troubles.join(' · ') || 'Исправен'
    word.classList.toggle('bad', troubles.length > 0)
    drawSwitches(item.querySelector('.faults'), one.consoleId, consoleFaults, name, one.faults)
  }
}

const events = new EventSource('/events')
events.addEventListener('message', ({ data }) => {
  byId('lost').hidden = true
  const state = JSON.parse(data)
  drawPrinter(state.printer)
  drawScanner(state.scanner)
  drawPapers(state.papers)
  drawPanels(state.panels)
  drawConsoles(state.consoles)
})
events.addEventListener('error', () => {
  byId('lost').hidden = false
})
