let context: AudioContext | null = null

/**
 * A browser without a sound device may refuse to open the context, or open one
 * that never runs; the kiosk then is silent, and everything is said in words too.
 */
function openSound(): AudioContext | null {
  if (context === null && typeof AudioContext === 'function') context = new AudioContext()
  if (context?.state === 'suspended') void context.resume()
  return context
}

function tone(frequency: number, gain: number, startIn: number, seconds: number): void {
  const sound = openSound()
  if (sound === null) return
  const at = sound.currentTime + startIn
  const oscillator = sound.createOscillator()
  const volume = sound.createGain()
  oscillator.frequency.setValueAtTime(frequency, at)
  volume.gain.setValueAtTime(gain, at)
  volume.gain.exponentialRampToValueAtTime(0.0001, at + seconds)
  oscillator.connect(volume).connect(sound.destination)
  oscillator.start(at)
  oscillator.stop(at + seconds)
}

/** A short dry click: the key is down. */
export function clickSound(): void {
  tone(1100, 0.12, 0, 0.03)
}

/** Two soft notes: the screen asks something. */
export function attentionSound(): void {
  tone(660, 0.1, 0, 0.25)
  tone(880, 0.1, 0.2, 0.35)
}
