/** Answer of GET /api/start in the example office. */
export interface Start {
  readonly example: {
    readonly logins: readonly { readonly login: string; readonly password: string }[]
    readonly links: { readonly kiosk: string; readonly board: string }
    readonly emulators: string | null
    /** Page of the simulated payment system. */
    readonly payments: string | null
  } | null
}
