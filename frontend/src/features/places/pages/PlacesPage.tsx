import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { type PayPlace, usePayPlaces } from '@/api/payPlaces'
import { EmptyState } from '@/ui/EmptyState'
import { IconPlus, IconWallet } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { Page, Rows } from '@/ui/Page'
import { PlaceForm } from '../components/PlaceForm'
import { PlaceRow } from '../components/PlaceRow'
import { useOrder } from '../data'

export default function PlacesPage() {
  const { t } = useTranslation('places')
  const places = usePayPlaces()
  const order = useOrder()
  const [editing, setEditing] = useState<PayPlace | null | undefined>()
  const rows = places.data ?? []
  const move = (at: number, by: number) => {
    const ids = rows.map(({ id }) => id)
    const [moved] = ids.splice(at, 1)
    if (moved) ids.splice(at + by, 0, moved)
    order.mutate(ids, { onError: complain })
  }
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing(null)}>
      {t('add')}
    </Button>
  )
  return (
    <Page wide title={t('title')} text={t('text')} action={rows.length > 0 && add}>
      <Loading of={places} rows={3}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconWallet} title={t('empty')} text={t('emptyText')} action={add} />
          ) : (
            <Rows>
              {rows.map((place, at) => (
                <PlaceRow
                  key={place.id}
                  place={place}
                  first={at === 0}
                  last={at === rows.length - 1}
                  onMove={by => move(at, by)}
                  onEdit={() => setEditing(place)}
                />
              ))}
            </Rows>
          )
        }
      </Loading>
      {editing !== undefined && <PlaceForm place={editing} onClose={() => setEditing(undefined)} />}
    </Page>
  )
}
