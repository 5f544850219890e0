/** What a card says of telling the customer: `sent`, `refused` by the channel, or nothing yet. */
export interface Told {
  id?: string
  told?: string
  told_error?: string
  cost?: string
  electronic?: string
}
