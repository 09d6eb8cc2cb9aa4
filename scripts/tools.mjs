import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './pnpm.mjs'

const browsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

function onPath(names) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) if (existsSync(join(folder, name))) return join(folder, name)
  }
  return null
}

/**
 * Brings what tests need and a bare machine lacks: a browser, and `socat` for
 * serial lines without hardware. By the system's packages where this may
 * install them, else Playwright's own browser. Gives the browser's path; empty
 * when Playwright finds its own.
 */
export async function getTools() {
  const missing = []
  if (!process.env.CHERED_CHROMIUM && onPath(browsers) === null) missing.push('chromium')
  if (process.platform === 'linux' && onPath(['socat']) === null) missing.push('socat')
  const mayInstall = process.platform === 'linux' && process.getuid?.() === 0
  if (missing.length > 0 && mayInstall && spawnSync('apt-get', ['--version']).status === 0) {
    console.log(`\n── installing ${missing.join(', ')}`)
    await apt('update')
    await apt('install', '-y', '--no-install-recommends', ...missing)
  }
  const browser = process.env.CHERED_CHROMIUM || onPath(browsers)
  if (browser) return browser
  await run('playwright', ['install', ...(mayInstall ? ['--with-deps'] : []), 'chromium'])
  return ''
}

function apt(...args) {
  return new Promise((resolve) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawn('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).on('exit', resolve)
  })
}
