import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import { usePages } from '@/api/pages'
import type { Money, Page } from '@/api/types'
import { UNREAD } from './badge'

export interface Notice {
  id: string
  kind: string
  title: string
  text: string
  link: string
  created_at: string
  read_at: string | null
}

/** A link that proves a channel, once and for half an hour. */
export interface ChannelLink {
  channel: string
  name: string
  url: string
  /** What it has one send; may be sent by hand. */
  text: string
  /** The address as a picture. */
  qr: string
  expires_at: string
}

export interface ProvenChannel {
  conversation: string
  channel: string
  name: string
  known_as: string
}

export const ROADS = ['app', 'channel', 'mail'] as const
export type Road = (typeof ROADS)[number]

export interface Preferences {
  kinds: { key: string; label: string; roads: Record<Road, boolean> }[]
  channel: string
  email: string
  mail_available: boolean
  quiet_from: string | null
  quiet_to: string | null
  zone: string
}

export interface Profile {
  username: string
  first_name: string
  last_name: string
  document_number: string
  email: string
  phone: string
  language: 'es' | 'en'
  proven_phones: string[]
}

export interface Receipt {
  id: string
  state: string
  amount: Money
  operation_number: string
  conversation: string
  credited_at: string | null
}

export const keys = {
  notices: ['mine', 'notices'],
  preferences: ['mine', 'preferences'],
  profile: ['mine', 'profile'],
  channels: ['portal', 'proven'],
  receipts: ['mine', 'receipts'],
}

export function useNotices() {
  return usePages<Notice>(keys.notices, 'notifications/')
}

export function useReadNotices() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (ids: string[] | null) =>
      api.post<{ unread: number }>('notifications/read/', ids ? { ids } : { all: true }),
    onSuccess: ({ unread }) => {
      client.setQueryData(UNREAD, unread)
      void client.invalidateQueries({ queryKey: keys.notices })
    },
  })
}

/** The channels one has proven; looked at again while somebody is about to prove one. */
export function useChannels(every?: number) {
  return useQuery({
    queryKey: keys.channels,
    queryFn: () => api.get<Page<ProvenChannel>>('channel-links/'),
    refetchInterval: every,
  })
}

export function useMakeLink() {
  return useMutation({
    mutationFn: (channel: string) => api.post<ChannelLink>('channel-links/', { channel }),
  })
}

export function usePreferences() {
  return useQuery({
    queryKey: keys.preferences,
    queryFn: () => api.get<Preferences>('me/notice-preferences/'),
  })
}

export interface PreferencesChange {
  switches?: { kind: string; road: Road; on: boolean }[]
  quiet_from?: string | null
  quiet_to?: string | null
  zone?: string
}

export function useSavePreferences() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: PreferencesChange) =>
      api.put<Preferences>('me/notice-preferences/', change),
    onSuccess: told => client.setQueryData(keys.preferences, told),
  })
}

export function useProfile() {
  return useQuery({ queryKey: keys.profile, queryFn: () => api.get<Profile>('me/profile/') })
}

/** Each answers with the profile as it is then. */
function useProfileChange<T>(change: (body: T) => Promise<Profile>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: told => client.setQueryData(keys.profile, told),
  })
}

export function useSaveProfile() {
  return useProfileChange((body: Partial<Profile>) => api.patch<Profile>('me/profile/', body))
}

export function useSetPhone() {
  return useProfileChange((body: { phone: string; current_password: string }) =>
    api.put<Profile>('me/phone/', body),
  )
}

export function useReceipts() {
  return usePages<Receipt>(keys.receipts, 'recharges/', { state: 'credited' })
}
