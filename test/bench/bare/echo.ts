import Fastify from 'fastify'

/** The limit that tickets are held against: a route that only gives the same body back. */
const app = Fastify()
app.post('/echo', async (request) => request.body)
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`)
