/** What stands on an emulated panel at the moment, as an eye would see it. */
export interface PanelLook {
  /** One string a line; on a digit panel one string with a character a place. */
  readonly lines: readonly string[]
  /** Lit segments of each place of a digit panel (bit 0 is a, bit 7 the point); null on a text panel. */
  readonly segments: readonly number[] | null
  /** 1–4; null for a panel whose brightness cannot be set. */
  readonly brightness: number | null
  readonly blink: boolean
}

/** The electronics of one panel: bytes of the line in, answers out. */
export interface PanelDevice {
  /** Every byte of the line, whoever it is meant for; returns the answer, if this device gives one. */
  hear(bytes: Uint8Array): Uint8Array | null
  look(): PanelLook
}
