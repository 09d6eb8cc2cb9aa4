/** What stays of an application number: enough to tell two of one day apart in a dispute, too little to look anybody up. */
export function cutShort(applicationNumber: string): string {
  const kept = applicationNumber.length > 4 ? applicationNumber.slice(-2) : ''
  return `…${kept}`
}
