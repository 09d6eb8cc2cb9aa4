import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'

/** The limit that calls are held against: whoever says `send` has the payload sent to everybody. */
const http = createServer()
const io = new Server(http, { transports: ['websocket'] })
io.on('connection', (socket) => {
  socket.on('send', (payload: unknown) => {
    io.emit('view', { sentAt: process.hrtime.bigint().toString(), payload })
  })
})
http.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(http.address() as AddressInfo).port}\n`)
})
