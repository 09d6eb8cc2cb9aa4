import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { LocalText } from '@chered/protocol/text'
import fastifyStatic from '@fastify/static'
import { z } from 'zod'
import type { App } from '../app.ts'

/** What the start page tells of an example office; null in a real one. */
export const ExampleFacts = z.object({
  logins: z.array(z.object({ login: z.string(), password: z.string(), name: z.string(), role: z.string() })),
  links: z.object({ kiosk: z.string(), board: z.string() }),
  emulators: z.string().nullable(),
  /** Page of the simulated payment system, where payments are set by hand. */
  payments: z.string().nullable(),
})
export type ExampleFacts = z.infer<typeof ExampleFacts>

export interface Screens {
  /** Folder of the packages; each screen is in its `dist`. */
  readonly folder: string
  readonly start: () => { readonly office: LocalText; readonly example: ExampleFacts | null }
}

const apps = ['kiosk', 'board', 'operator', 'admin'] as const

/** The built screens. Files with a hash in their name are kept by browsers; pages are asked for each time. */
export async function screenRoutes(app: App, { folder, start }: Screens): Promise<void> {
  app.get(
    '/api/start',
    {
      schema: {
        summary: 'Where everything is',
        tags: ['office'],
        response: { 200: z.object({ office: LocalText, example: ExampleFacts.nullable() }) },
      },
    },
    async () => start(),
  )
  const page = { maxAge: 0, immutable: false, cacheControl: true }
  let decorated = false
  for (const name of apps) {
    const root = join(folder, name, 'dist')
    if (!existsSync(root)) continue
    await app.register(fastifyStatic, {
      root,
      prefix: `/${name}/`,
      decorateReply: !decorated,
      cacheControl: false,
      setHeaders: (response, path) => {
        const hashed = path.includes(`${join('dist', 'assets')}`)
        response.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
    decorated = true
    app.get(`/${name}`, { schema: { hide: true } }, (_request, reply) => reply.redirect(`/${name}/`))
  }
  if (!decorated) return
  app.get('/', { schema: { hide: true } }, (_request, reply) =>
    reply.header('cache-control', 'no-cache').sendFile('start.html', join(folder, 'admin', 'dist'), page),
  )
  app.get('/operator/compact', { schema: { hide: true } }, (_request, reply) =>
    reply.header('cache-control', 'no-cache').sendFile('index.html', join(folder, 'operator', 'dist'), page),
  )
  app.get('/t/:token', { schema: { hide: true } }, (_request, reply) =>
    reply.header('cache-control', 'no-cache').sendFile('phone.html', join(folder, 'board', 'dist'), page),
  )
}
