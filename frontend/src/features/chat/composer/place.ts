export interface Point {
  latitude: number
  longitude: number
}

const NUMBER = '(-?\\d{1,3}(?:\\.\\d+)?)'
/** Where addresses of maps hold the point itself, the exact marker before the view around it. */
const PLACES = [
  new RegExp(`!3d${NUMBER}!4d${NUMBER}`),
  new RegExp(
    `[?&](?:q|query|ll|sll|center|destination|daddr)=(?:loc:)?${NUMBER}(?:,|%2C)\\+?${NUMBER}`,
    'i',
  ),
  new RegExp(`[?&]mlat=${NUMBER}&mlon=${NUMBER}`),
  new RegExp(`#map=\\d+/${NUMBER}/${NUMBER}`),
  new RegExp(`@${NUMBER},${NUMBER}`),
  new RegExp(`^geo:${NUMBER},${NUMBER}`),
  new RegExp(`^\\s*\\(?${NUMBER}\\s*[,;\\s]\\s*${NUMBER}\\)?\\s*$`),
]
const DECIMAL_COMMA = /^\s*(-?\d{1,3}),(\d+)\s*[;\s]\s*(-?\d{1,3}),(\d+)\s*$/

/** The point in typed coordinates or a pasted link of a map; null where there is none on Earth. */
export function pointIn(words: string): Point | null {
  const text = words.replace(DECIMAL_COMMA, '$1.$2 $3.$4')
  for (const place of PLACES) {
    const found = place.exec(text)
    if (!found) continue
    const latitude = Number(found[1])
    const longitude = Number(found[2])
    if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) return { latitude, longitude }
  }
  return null
}
