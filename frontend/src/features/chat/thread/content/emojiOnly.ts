const MOST = 3
const EMOJI = /^(\p{Extended_Pictographic}|\p{Regional_Indicator}|[\d#*]\uFE0F?\u20E3)/u

/** Whether a text is nothing but one to three emoji. */
export function emojiOnly(text: string): boolean {
  const bare = text.trim()
  if (!bare || bare.length > MOST * 30) return false
  const signs = [...new Intl.Segmenter().segment(bare)].map(({ segment }) => segment)
  const seen = signs.filter(sign => sign.trim())
  return seen.length <= MOST && seen.every(sign => EMOJI.test(sign))
}
