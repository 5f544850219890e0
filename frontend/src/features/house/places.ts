import { currentLanguage } from '@/lib/i18n'
import type { CompanyDraft } from './data'

const ZONE_OF_COUNTRY: Record<string, string> = {
  AR: 'America/Argentina/Buenos_Aires',
  BO: 'America/La_Paz',
  CL: 'America/Santiago',
  CO: 'America/Bogota',
  CR: 'America/Costa_Rica',
  DO: 'America/Santo_Domingo',
  EC: 'America/Guayaquil',
  ES: 'Europe/Madrid',
  GT: 'America/Guatemala',
  HN: 'America/Tegucigalpa',
  MX: 'America/Mexico_City',
  NI: 'America/Managua',
  PA: 'America/Panama',
  PE: 'America/Lima',
  PY: 'America/Asuncion',
  SV: 'America/El_Salvador',
  UY: 'America/Montevideo',
  VE: 'America/Caracas',
}
const CURRENCY_OF_COUNTRY: Record<string, string> = {
  AR: 'ARS',
  BO: 'BOB',
  BR: 'BRL',
  CL: 'CLP',
  CO: 'COP',
  CR: 'CRC',
  DO: 'DOP',
  EC: 'USD',
  ES: 'EUR',
  GT: 'GTQ',
  HN: 'HNL',
  MX: 'MXN',
  NI: 'NIO',
  PA: 'USD',
  PE: 'PEN',
  PY: 'PYG',
  SV: 'USD',
  US: 'USD',
  UY: 'UYU',
  VE: 'USD',
}

export interface Choice {
  value: string
  label: string
}

/** Codes with their names in the reader's language, by name. */
export function named(codes: string[], type: 'region' | 'currency'): Choice[] {
  const names = new Intl.DisplayNames(currentLanguage(), { type })
  const told = codes.map(value => {
    const name = names.of(value) ?? value
    const shown = name.charAt(0).toUpperCase() + name.slice(1)
    return { value, label: type === 'currency' ? `${shown} (${value})` : shown }
  })
  return told.sort((a, b) => a.label.localeCompare(b.label))
}

/** `Lima (America)`: the city first, since that is what people look for. */
export function cities(zones: string[]): Choice[] {
  const told = zones.map(value => {
    const [area = '', ...rest] = value.replaceAll('_', ' ').split('/')
    return { value, label: `${rest.toReversed().join(', ')} (${area})` }
  })
  return told.sort((a, b) => a.label.localeCompare(b.label))
}

/** What usually goes with a country; nothing where several would. */
export function usualIn(country: string): Partial<CompanyDraft> {
  const zone = ZONE_OF_COUNTRY[country]
  const currency = CURRENCY_OF_COUNTRY[country]
  return { ...(zone && { zone }), ...(currency && { currency }) }
}

/** Where this browser seems to stand. */
export function seemsToBeIn(): Partial<CompanyDraft> {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const byZone = Object.entries(ZONE_OF_COUNTRY).find(([, usual]) => usual === zone)?.[0]
  const country = byZone ?? regionOf(navigator.language)
  return {
    ...(country && { country, ...usualIn(country) }),
    ...(zone.includes('/') && { zone }),
  }
}

function regionOf(tag: string): string | undefined {
  try {
    return new Intl.Locale(tag).region
  } catch {
    return undefined
  }
}

/** What the clocks there show now. */
export function timeIn(zone: string, now: number): string {
  try {
    const format = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone } as const
    return new Intl.DateTimeFormat(currentLanguage(), format).format(now)
  } catch {
    return ''
  }
}
